import { civilDateOf } from "#app/core/civil-time.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { type BookingFacts, bookingFacts, waitingFacts } from "#app/demo/data/booking-facts.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { type ResourceFacts, resourceFacts } from "#app/demo/data/resource-facts.ts"
import { at, schoolDayFrom, weekdayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { bankHolidayOn } from "#app/features/staffing/days/bank-holidays.ts"

const listedAt = (today: Temporal.PlainDate) => at(weekdayUpTo(today.subtract({ days: 90 })), "10:10")

/** The id of what schools share, by its key. */
export const resourceIdOf = (key: string, today: Temporal.PlainDate): string =>
  demoId(`resource ${key}`, listedAt(today))

/** The people and things that schools share, what is booked of them, and who waits. */
export function addBookings(rows: DemoRows, now: Temporal.Instant): void {
  const today = civilDateOf(now)
  const ids = new Map(resourceFacts.map(({ key }) => [key, resourceIdOf(key, today)]))
  for (const facts of resourceFacts) addResource(rows, facts, ids.get(facts.key)!, listedAt(today))
  for (const facts of bookingFacts) addBooking(rows, facts, ids, today)
  addWaiting(rows, ids, now)
}

function addResource(rows: DemoRows, facts: ResourceFacts, id: string, createdAt: Temporal.Instant): void {
  const { school, kind, title, description, noticeDays, hours, weeklyHours, price } = facts
  const by = holderOf("head", school)
  const schoolId = schoolNamed(school).id
  rows.resource.push({
    ...{ id, schoolId, kind, title, description, noticeDays, createdBy: by.id, createdAt },
    ...{ nation: "england-and-wales", weeklyMinutes: weeklyHours === undefined ? null : weeklyHours * 60 },
    ...{ pricePence: price ? BigInt(price.pounds) * 100n : null, pricePer: price?.per ?? null },
    ...{ exchange: facts.exchange ?? false, active: !facts.rests },
  })
  for (const group of facts.groups) rows.resourceGroup.push({ resourceId: id, groupId: groupNamed(group).id })
  for (const weekday of hours?.weekdays ?? [])
    rows.resourceHours.push({ resourceId: id, weekday, fromTime: hours!.from, toTime: hours!.to })
  const subject = { kind: "resource", id }
  recordDemoEvent(rows, {
    act: "list-resource",
    subject,
    detail: { title, kind },
    at: createdAt,
    by,
    schoolId,
  })
}

/** The nth day of a weekday on which schools are open, ahead or back. */
function schoolDayOn(weekday: number, nth: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const step = Math.sign(nth)
  let left = Math.abs(nth)
  let day = today
  while (left > 0) {
    day = day.add({ days: step })
    const isOpen = schoolDayFrom(day).equals(day) && bankHolidayOn("england-and-wales", day) === null
    if (day.dayOfWeek === weekday && isOpen) left--
  }
  return day
}

type When = Pick<BookingFacts, "weekday" | "nth" | "times" | "from" | "to">

const daysOf = ({ weekday, nth, times = 1 }: When, today: Temporal.PlainDate) =>
  Array.from({ length: times }, (_, i) => schoolDayOn(weekday, nth + i, today))

const during = (day: Temporal.PlainDate, { from, to }: When) => `[${at(day, from)},${at(day, to)})`

function addBooking(
  rows: DemoRows,
  facts: BookingFacts,
  resources: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): void {
  const { resource, state, settleBy, travel = 0, note = "", reason = "" } = facts
  const named = typeof resource === "string" ? resourceFacts.find(({ key }) => key === resource)! : null
  const asked = typeof resource === "string" ? null : resource
  const group = asked && "group" in asked ? groupNamed(asked.group) : null
  const owner = named?.school ?? (asked && "owner" in asked ? asked.owner : facts.by)
  const resourceId = typeof resource === "string" ? resources.get(resource)! : null
  const days = daysOf(facts, today)
  const [first] = days as [Temporal.PlainDate]
  const askedOn = weekdayUpTo(
    (Temporal.PlainDate.compare(first, today) < 0 ? first : today).subtract({ days: 22 }),
  )
  const askedAt = at(askedOn, "15:40")
  const id = demoId(`booking ${facts.by} ${owner} ${first} ${facts.from}`, askedAt)
  const [asker, answerer] = [holderOf("head", facts.by), holderOf("head", owner)]
  const answeredAt = at(weekdayFrom(askedOn.add({ days: 2 })), "11:05")
  const isAnswered = state !== "requested"
  const isDone = state === "delivered" || state === "settled"
  const lastDay = days.at(-1)!
  const isCancelled = state === "cancelled"
  const cancelledAt = facts.late
    ? at(weekdayUpTo(first.subtract({ days: 1 })), "16:20")
    : at(weekdayUpTo(today.subtract({ days: 1 })), "09:35")
  rows.booking.push({
    ...{ id, resourceId, kindSought: asked?.kind ?? null, groupId: group?.id ?? null, state, settleBy },
    ...{ schoolId: schoolNamed(facts.by).id, ownerSchoolId: schoolNamed(owner).id, seriesId: null },
    pricePence: settleBy === "money" && named?.price ? BigInt(named.price.pounds) * 100n : null,
    pricePer: settleBy === "money" ? (named?.price?.per ?? null) : null,
    ...{ travelMinutes: travel, note, reason, askedBy: asker.id, askedAt },
    ...{ decidedBy: isAnswered ? answerer.id : null, decidedAt: isAnswered ? answeredAt : null },
    ...{ cancelledBy: isCancelled ? asker.id : null, cancelledAt: isCancelled ? cancelledAt : null },
    cancelledLate: isCancelled ? (facts.late ?? false) : null,
    ...{ deliveredBy: isDone ? asker.id : null, deliveredAt: isDone ? at(lastDay, "18:30") : null },
    settledAt: state === "settled" ? at(weekdayUpTo(lastDay.add({ days: 3 })), "12:00") : null,
  })
  for (const day of days)
    rows.bookingPeriod.push({
      ...{ id: demoId(`period ${id} ${day}`, askedAt), bookingId: id, waitingId: null, resourceId },
      during: during(day, facts),
      blocks: state !== "declined" && state !== "cancelled",
      deliveredMinutes: isDone ? minutesBetween(facts) : null,
      ...{ postId: null, forSchoolId: null },
    })
  recordDemoEvent(rows, {
    ...{ act: "ask-for-booking", subject: { kind: "booking", id }, at: askedAt, by: asker },
    schoolId: schoolNamed(facts.by).id,
  })
}

const minutesBetween = ({ from, to }: When) =>
  Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to)).total("minutes")

function addWaiting(rows: DemoRows, resources: ReadonlyMap<string, string>, now: Temporal.Instant): void {
  const today = civilDateOf(now)
  for (const [index, facts] of waitingFacts.entries()) {
    const day = schoolDayOn(facts.weekday, facts.nth, today)
    const askedAt = now.subtract({ hours: 24 * 4 - index })
    const id = demoId(`waiting ${facts.by} ${facts.resource}`, askedAt)
    const resourceId = resources.get(facts.resource)!
    rows.waiting.push({
      ...{ id, resourceId, schoolId: schoolNamed(facts.by).id, during: during(day, facts), askedAt },
      ...{ askedBy: holderOf("head", facts.by).id, bookingId: null },
      ...{
        state: facts.isHeld ? "held" : "waiting",
        holdUntil: facts.isHeld ? now.add({ hours: 31 }) : null,
      },
    })
    if (facts.isHeld)
      rows.bookingPeriod.push({
        ...{ id: demoId(`period ${id}`, askedAt), bookingId: null, waitingId: id, resourceId },
        ...{ during: during(day, facts), blocks: true, deliveredMinutes: null },
        ...{ postId: null, forSchoolId: null },
      })
  }
}
