import { type AddedNeed, addUpDemand, type Demand } from "#app/features/expertise/demand/add-up-demand.ts"
import { type DemandPicture, demandPicture } from "#app/features/expertise/demand/demand-picture.ts"
import type { Weekday } from "#app/features/expertise/posting.ts"
import { daysAWeek, inWords, weekdaysInWords } from "#app/features/expertise/posting-words.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"

export type DemandView = {
  subject: string
  /** "6 schools need 4½ days a week of it together." */
  summary: string
  picture: DemandPicture
  table: { id: string; school: string; days: string; weekdays: string; phases: string }[]
  /** The address of a post drafted from it. */
  draft: string
}

/** What a group needs, each kind of specialist that at least two schools need as one picture; the rest in words. */
export function demandView(
  needs: readonly AddedNeed[],
  { groupId, ownSchoolId }: { groupId: string; ownSchoolId: string | null },
): { together: DemandView[]; alone: string[] } {
  const demands = addUpDemand(needs)
  return {
    together: demands
      .filter(({ schools }) => schools.length > 1)
      .map((demand) => ({
        ...{ subject: demand.subject, summary: summaryOf(demand), table: tableOf(demand, ownSchoolId) },
        picture: demandPicture(demand, ownSchoolId),
        draft: draftOf(demand, groupId),
      })),
    alone: demands
      .filter(({ schools }) => schools.length === 1)
      .map(({ subject, schools }) => `${subject}: ${schools[0]!.school.name}`),
  }
}

const summaryOf = ({ schools, halfDays, byWeekday }: Demand): string => {
  const best = byWeekday.indexOf(Math.max(...byWeekday))
  const day = weekdaysInWords([(best + 1) as Weekday])
  const much = halfDays === 0 ? "it, and have not said how much" : `${daysAWeek(halfDays)} together`
  return `${schools.length} schools need ${much}. ${day} would suit the most of them, ${byWeekday[best]} of ${schools.length}.`
}

const tableOf = ({ schools }: Demand, ownSchoolId: string | null): DemandView["table"] =>
  schools.map(({ school, halfDays, weekdays, phases }) => ({
    id: school.id,
    school: school.id === ownSchoolId ? `${school.name} (you)` : school.name,
    days: halfDays === null ? "not said" : daysAWeek(halfDays),
    weekdays: weekdaysInWords(weekdays as Weekday[]),
    phases: inWords(phases.map(phaseLabel)),
  }))

const MOST_HALF_DAYS = 10

const draftOf = ({ title, halfDays }: Demand, groupId: string): string => {
  const days = Math.min(MOST_HALF_DAYS, Math.max(1, halfDays)) / 2
  return `/posts/new?${new URLSearchParams({ title, days: String(days), groupIds: groupId })}`
}
