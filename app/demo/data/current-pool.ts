import { civilDateOf, months } from "#app/core/civil-time.ts"
import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"
import type { Wish } from "#app/demo/data/condition-rows.ts"
import type { GroupKey } from "#app/demo/data/groups.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { PlannedStep, PoolPlan, Taking } from "#app/demo/data/pool-plan.ts"
import { createRandom } from "#app/demo/data/random.ts"
import { at, weekdayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { takingsOf, withTotal } from "#app/demo/data/takings.ts"
import type { PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"

/** A pool by the days from today on which things happen to it. */
export type CurrentPool = {
  /** Key of the purchase in the catalogue. */
  purchase: string
  lead: string
  /** Where it is not the purchase's own group. */
  groups?: readonly GroupKey[]
  opens: number
  /** "soon" is a few hours off, in working hours. */
  closes: number | "soon"
  joined: readonly string[]
  /** On what conditions, by the key of a school. */
  wishes?: Readonly<Record<string, Wish>>
  /** Of those that joined: schools that somebody would still have to approve it at. */
  unapproved?: readonly string[]
  /** One item's demand stands this many units below its tier. */
  shortOf?: { item: number; tier: number; by: number }
  /** What closes it before its instant. */
  cap?: PoolCap
  /** It began as a copy of the last one. */
  again?: boolean
  /** Each school takes one of each item. */
  few?: boolean
  /** A released draft. */
  scheduled?: boolean
  ordered?: number
  delivered?: number
  invoiced?: number
  cancelled?: { on: number; reason: string }
}

export const currentPool = (wish: CurrentPool, purchase: Purchase, now: Temporal.Instant): PoolPlan => {
  const today = civilDateOf(now)
  const closesAt = wish.closes === "soon" ? hoursFrom(now) : at(dayAt(today, wish.closes), "17:00")
  const closesOn = civilDateOf(closesAt)
  const opensOn = dayAt(today, wish.opens)
  const createdOn = weekdayUpTo((wish.opens < 0 ? opensOn : today).subtract({ days: 4 }))
  const times = { opensAt: at(opensOn, "08:30"), closesAt }
  return {
    key: `current ${wish.purchase}`,
    purchase,
    title: `${purchase.title}, ${months[closesOn.month - 1]} ${closesOn.year}`,
    lead: wish.lead,
    groups: wish.groups ?? [purchase.group],
    createdAt: at(createdOn, "14:20"),
    ...times,
    releasedAt: wish.scheduled ? at(createdOn, "15:05") : null,
    deliveryExpectedOn: weekdayFrom(closesOn.add({ days: 18 })),
    ...{ wishes: wish.wishes, cap: wish.cap, again: wish.again },
    takings: takingsIn(wish, purchase),
    unapproved: wish.unapproved,
    steps: stepsOf(wish, today, times),
  }
}

/** A date so many days from another, moved to a weekday without passing over that other date. */
const dayAt = (today: Temporal.PlainDate, days: number): Temporal.PlainDate =>
  days < 0 ? weekdayUpTo(today.add({ days })) : weekdayFrom(today.add({ days }))

const WORKING_HOURS = ["10:00", "12:00", "15:00", "17:00"]

/** The next round working hour that leaves at least three hours. */
const hoursFrom = (now: Temporal.Instant): Temporal.Instant => {
  const earliest = now.add({ hours: 3 })
  const first = weekdayFrom(civilDateOf(earliest))
  const candidates = [first, weekdayFrom(first.add({ days: 1 }))].flatMap((date) =>
    WORKING_HOURS.map((time) => at(date, time)),
  )
  return candidates.find((candidate) => Temporal.Instant.compare(candidate, earliest) >= 0)!
}

const takingsIn = (wish: CurrentPool, purchase: Purchase): Taking[] => {
  const random = createRandom(`current ${wish.purchase}`)
  const takings = takingsOf(purchase, wish.joined, random)
  if (wish.few) return takings.map((taking) => ({ ...taking, quantities: taking.quantities.map(() => 1) }))
  if (!wish.shortOf) return takings
  const { item, tier, by } = wish.shortOf
  return withTotal(takings, item, purchase.items[item]!.tiers[tier]![0] - by)
}

const stepsOf = (
  { lead, opens, ordered, delivered, invoiced, closes, cancelled }: CurrentPool,
  today: Temporal.PlainDate,
  { opensAt, closesAt }: { opensAt: Temporal.Instant; closesAt: Temporal.Instant },
): PlannedStep[] => {
  const by = holderOf("business-manager", lead)
  const steps: PlannedStep[] = []
  const add = (to: PlannedStep["to"], day: number, time: string, reason?: string) => {
    const last = steps.at(-1)
    const earliest = last ? weekdayFrom(civilDateOf(last.at).add({ days: 1 })) : null
    const wanted = dayAt(today, day)
    const date = earliest && Temporal.PlainDate.compare(wanted, earliest) < 0 ? earliest : wanted
    steps.push({ to, at: at(date, time), by, reason })
  }
  if (opens < 0) steps.push({ to: "open", at: opensAt, by })
  if (cancelled) add("cancelled", cancelled.on, "15:10", cancelled.reason)
  else if (closes !== "soon" && closes < 0)
    steps.push({ to: "closed", at: closesAt.add({ seconds: 1 }), by: null })
  if (ordered !== undefined) add("ordered", ordered, "10:05")
  if (delivered !== undefined) add("delivered", delivered, "14:45")
  if (invoiced !== undefined) add("invoiced", invoiced, "11:30")
  return steps
}
