import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { RechargeFacts, WeeklyVisit } from "#app/demo/data/recharge-facts.ts"
import { at, schoolDayFrom, weekdayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"

/** A visit that took place, as a timesheet has it. */
export type LentVisit = { visit: WeeklyVisit; on: Temporal.PlainDate; sourceKey: string }

/** The days of a month on which a weekly visit took place. */
export const daysOfVisit = ({ weekday }: WeeklyVisit, month: Temporal.PlainDate): Temporal.PlainDate[] =>
  Array.from({ length: month.daysInMonth }, (_, at) => month.add({ days: at })).filter(
    (day) => day.dayOfWeek === weekday && schoolDayFrom(day).equals(day),
  )

/** The person whom a school lends, as other schools find them. */
export function addLender(rows: DemoRows, facts: RechargeFacts, createdAt: Temporal.Instant): string {
  const id = demoId(`resource ${facts.key}`, createdAt)
  rows.resource.push({
    ...{ id, schoolId: schoolNamed(facts.school).id, kind: "person", title: facts.draft.title },
    ...{
      description: facts.description,
      noticeDays: 14,
      createdBy: holderOf("head", facts.school).id,
      createdAt,
    },
    ...{ nation: "england-and-wales", weeklyMinutes: 900 },
    pricePence: facts.terms.basis === "price" ? facts.terms.pricePence : null,
    pricePer: facts.terms.basis === "price" ? facts.terms.pricePer : null,
    ...{ exchange: false, active: true },
  })
  rows.resourceGroup.push({ resourceId: id, groupId: groupNamed("community").id })
  return id
}

/** A month's visits to one school: one booking, delivered day by day. */
export function addVisits(
  rows: DemoRows,
  {
    facts,
    resourceId,
    visit,
    month,
  }: { facts: RechargeFacts; resourceId: string; visit: WeeklyVisit; month: Temporal.PlainDate },
): LentVisit[] {
  const days = daysOfVisit(visit, month)
  const [first] = days
  if (!first) return []
  const askedOn = weekdayUpTo(first.subtract({ days: 20 }))
  const askedAt = at(askedOn, "15:20")
  const id = demoId(`booking ${facts.key} ${visit.by} ${month}`, askedAt)
  const [asker, answerer] = [holderOf("head", visit.by), holderOf("head", facts.school)]
  const price = facts.terms.basis === "price" ? facts.terms : null
  rows.booking.push({
    ...{
      id,
      resourceId,
      kindSought: null,
      state: "delivered",
      settleBy: "money",
      seriesId: null,
      groupId: null,
    },
    ...{ schoolId: schoolNamed(visit.by).id, ownerSchoolId: schoolNamed(facts.school).id },
    ...{ pricePence: price?.pricePence ?? null, pricePer: price?.pricePer ?? null },
    ...{ travelMinutes: 20, note: "", reason: "", askedBy: asker.id, askedAt },
    ...{ decidedBy: answerer.id, decidedAt: at(weekdayFrom(askedOn.add({ days: 2 })), "10:45") },
    ...{ cancelledBy: null, cancelledAt: null, cancelledLate: null },
    ...{ deliveredBy: asker.id, deliveredAt: at(days.at(-1)!, "16:10"), settledAt: null },
  })
  return days.map((day) => {
    const periodId = demoId(`period ${id} ${day}`, askedAt)
    rows.bookingPeriod.push({
      ...{ id: periodId, bookingId: id, waitingId: null, resourceId },
      during: `[${at(day, visit.from)},${at(day, visit.to)})`,
      ...{ blocks: true, deliveredMinutes: visit.minutes, postId: null, forSchoolId: null },
    })
    return { visit, on: day, sourceKey: `booking-period:${periodId}` }
  })
}
