import { civilDateOf } from "#app/core/civil-time.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { resourceFacts } from "#app/demo/data/resource-facts.ts"
import { schoolNamed, schools } from "#app/demo/data/schools.ts"
import { type SharedPostFacts, sharedPostFacts } from "#app/demo/data/staff-post-facts.ts"
import type { SchoolDays } from "#app/features/staffing/days/school-days.ts"
import type { PlaceId } from "#app/features/staffing/week/half-days.ts"
import { holderTimes } from "#app/features/staffing/week/holder-times.ts"
import type { OpenDays } from "#app/features/staffing/week/open-days.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { type StoredWeek, schoolsOf } from "#app/features/staffing/week/stored-week.ts"

/** Who fills the shared posts that run, and the days to come that are theirs and no other's. */
export function addPostHolders(rows: DemoRows, now: Temporal.Instant): void {
  for (const facts of sharedPostFacts) if (facts.holder) addHolder(rows, facts, now)
}

function addHolder(rows: DemoRows, { employer, title, holder }: SharedPostFacts, now: Temporal.Instant) {
  const { id: schoolId } = schoolNamed(employer)
  const named = resourceFacts.find(({ key }) => key === holder)!
  const resourceId = rows.resource.find((one) => one.schoolId === schoolId && one.title === named.title)!.id!
  const post = rows.sharedPost.find((one) => one.employerSchoolId === schoolId && one.title === title)!
  const postId = post.id!
  const by = holderOf("head", employer)
  const made = rows.postWeek.find((week) => week.postId === postId)!
  const namedAt = (made.madeAt as Temporal.Instant).add({ hours: 200 })
  rows.postHolder.push({ postId, resourceId, namedBy: by.id, personName: by.name, namedAt })
  recordDemoEvent(rows, {
    ...{ act: "name-holder", subject: { kind: "shared-post", id: postId }, at: namedAt, by, schoolId },
    detail: { title },
  })
  const weeks = [weekOf(rows, made.id)]
  const span = { from: civilDateOf(now), to: post.endsOn as Temporal.PlainDate }
  const open = openDaysOf(rows, postId, schoolId, schoolsOf(weeks))
  for (const time of holderTimes(plannedVisits(weeks, span, open).held, now))
    rows.bookingPeriod.push({
      ...{ id: demoId(`post day ${postId} ${time.start}`, namedAt), bookingId: null, waitingId: null },
      ...{ resourceId, during: `[${time.start},${time.end})`, blocks: true, deliveredMinutes: null },
      ...{ postId, forSchoolId: time.schoolId },
    })
}

function weekOf(rows: DemoRows, weekId: string): StoredWeek {
  const { validFrom, worked, madeByName } = rows.postWeek.find(({ id }) => id === weekId)!
  const visits = rows.postVisit.filter((visit) => visit.weekId === weekId)
  return {
    ...{ validFrom: validFrom as Temporal.PlainDate, kind: "weekly", madeBy: madeByName, turns: [] },
    worked: worked as StoredWeek["worked"],
    visits: visits
      .filter(({ isWholeDay, half }) => !isWholeDay || half === "am")
      .map(({ schoolId, weekday, half, isWholeDay }) => ({
        ...{ schoolId, placeId: `${weekday}-${isWholeDay ? "day" : half}` as PlaceId },
      })),
  }
}

const openDaysOf = (
  rows: DemoRows,
  postId: string,
  employerId: string,
  schoolIds: readonly string[],
): OpenDays => ({
  employerId,
  schools: schools
    .filter(({ id }) => id === employerId || schoolIds.includes(id))
    .map(({ id, name }) => daysOf(rows, { id, name })),
  calledOff: rows.dayCalledOff
    .filter((off) => off.postId === postId)
    .map(({ schoolId, day, reason }) => ({ schoolId, day: day as Temporal.PlainDate, reason })),
})

const daysOf = (rows: DemoRows, school: SchoolDays["school"]): SchoolDays => ({
  ...{ school, nation: "england-and-wales" },
  terms: rows.schoolTerm
    .filter(({ schoolId }) => schoolId === school.id)
    .map(({ id, name, firstDay, lastDay }) => ({
      ...{ id: id!, name, firstDay: firstDay as Temporal.PlainDate, lastDay: lastDay as Temporal.PlainDate },
    })),
  closures: rows.schoolClosure
    .filter(({ schoolId }) => schoolId === school.id)
    .map(({ id, kind, reason, during }) => {
      const [firstDay, lastDay] = String(during)
        .slice(1, -1)
        .split(",")
        .map((day) => Temporal.PlainDate.from(day))
      return {
        id: id!,
        kind: kind as "inset" | "closure",
        reason: reason ?? "",
        firstDay: firstDay!,
        lastDay: lastDay!,
      }
    }),
})
