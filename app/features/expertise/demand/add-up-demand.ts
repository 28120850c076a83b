import type { Posting } from "#app/features/expertise/posting.ts"
import type { SchoolPhase } from "#app/features/groups/schools/school-phases.ts"

/** What a need says that can be added up. */
export type AddedNeed = Pick<
  Posting,
  "id" | "title" | "kind" | "school" | "subjects" | "phases" | "weekdays" | "weeklyHalfDays"
>

/** One school's need for a kind of specialist; several postings of a school count together. */
export type SchoolDemand = {
  school: { id: string; name: string }
  /** A week; null where it has not said how much. */
  halfDays: number | null
  /** Days that would suit it. */
  weekdays: number[]
  phases: SchoolPhase[]
}

/** What the schools of a group need of one kind of specialist. */
export type Demand = {
  /** Or what schools call it that have named none. */
  subject: string
  /** What they call it, where they all call it the same; else the subject. */
  title: string
  /** The most first. */
  schools: SchoolDemand[]
  /** A week, of those that have said how much. */
  halfDays: number
  /** How many schools each weekday from Monday to Friday would suit. */
  byWeekday: number[]
  /** Half-days by the phases that they are for, the most first; a need for several phases is one of its own. */
  byPhase: { phases: SchoolPhase[]; halfDays: number; schools: number }[]
}

/** People, and not places or things. */
const SPECIALISTS: readonly Posting["kind"][] = ["expertise", "staff-time"]

/** Needs for the same kind of specialist, added up over schools, the greatest demand first. */
export function addUpDemand(needs: readonly AddedNeed[]): Demand[] {
  const wanted = needs.filter(({ kind }) => SPECIALISTS.includes(kind))
  const subjects = [...new Set(wanted.flatMap(subjectsOf))]
  return subjects
    .map((subject) =>
      demandFor(
        subject,
        wanted.filter((need) => subjectsOf(need).includes(subject)),
      ),
    )
    .sort(
      (a, b) =>
        b.schools.length - a.schools.length || b.halfDays - a.halfDays || (a.subject < b.subject ? -1 : 1),
    )
}

/** What a need is added up under: its own title where it names no subject, so that none is passed over. */
const subjectsOf = ({ subjects, title }: AddedNeed): string[] => (subjects.length > 0 ? subjects : [title])

function demandFor(subject: string, needs: readonly AddedNeed[]): Demand {
  const schools = [...Map.groupBy(needs, ({ school }) => school.id).values()]
    .map(schoolDemand)
    .sort((a, b) => (b.halfDays ?? 0) - (a.halfDays ?? 0) || (a.school.name < b.school.name ? -1 : 1))
  const titles = new Set(needs.map(({ title }) => title))
  return {
    ...{ subject, schools, title: titles.size === 1 ? [...titles][0]! : subject },
    halfDays: sum(schools.map(({ halfDays }) => halfDays ?? 0)),
    byWeekday: [1, 2, 3, 4, 5].map((day) => schools.filter(({ weekdays }) => weekdays.includes(day)).length),
    byPhase: [...Map.groupBy(schools, ({ phases }) => phases.join()).values()]
      .map((of) => ({
        phases: of[0]!.phases,
        halfDays: sum(of.map(({ halfDays }) => halfDays ?? 0)),
        schools: of.length,
      }))
      .sort((a, b) => b.halfDays - a.halfDays || b.schools - a.schools),
  }
}

const schoolDemand = (needs: readonly AddedNeed[]): SchoolDemand => {
  const said = needs.flatMap(({ weeklyHalfDays }) => weeklyHalfDays ?? [])
  return {
    school: { id: needs[0]!.school.id, name: needs[0]!.school.name },
    halfDays: said.length === 0 ? null : sum(said),
    weekdays: [...new Set(needs.flatMap(({ weekdays }) => weekdays))].sort(),
    phases: [...new Set(needs.flatMap(({ phases }) => phases))].sort(),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
