import { months } from "#app/core/civil-time.ts"
import { catalogue } from "#app/demo/data/catalogue/catalogue.ts"
import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"
import { type GroupKey, groupNamed } from "#app/demo/data/groups.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { PlannedStep, PoolPlan } from "#app/demo/data/pool-plan.ts"
import { createRandom, type Random } from "#app/demo/data/random.ts"
import { at, schoolDayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolsFor, takingsOf } from "#app/demo/data/takings.ts"

/** Schools that take a turn at ordering for the others. */
const leads: Record<GroupKey, readonly string[]> = {
  community: ["market-street", "aldermere-high", "wyrebridge", "st-wystan", "larkfield"],
  trust: ["aldermere-high", "pellbrook", "kingsholt"],
  consortium: ["aldermere-high", "market-street", "pellbrook", "hollin-lane"],
}

const cancellations = [
  "The supplier went into administration. We will ask two others and open it again.",
  "The price rose by a tenth between the quotation and the order, so we go back to the market.",
  "Two pools for the same thing were open at once. Please join the county's.",
  "The county has bought this for all of us out of its grant.",
]

const MONTHS = 24
/** Whatever closed earlier than this many days ago has long been paid for. */
const SETTLED_DAYS = 56

/** Two years of pools, several each month, whose story has ended. */
export function pastPools(today: Temporal.PlainDate): PoolPlan[] {
  const firstMonth = today.with({ day: 1 }).subtract({ months: MONTHS })
  return Array.from({ length: MONTHS }, (_, i) => firstMonth.add({ months: i })).flatMap((month) =>
    catalogue
      .filter((purchase) => purchase.months.includes(month.month))
      .map((purchase, i) => pastPool(purchase, month, i))
      .filter(({ closesAt }) => isSettled(closesAt, today)),
  )
}

const isSettled = (closesAt: Temporal.Instant, today: Temporal.PlainDate) =>
  Temporal.Instant.compare(closesAt, at(today.subtract({ days: SETTLED_DAYS }), "00:00")) < 0

const pastPool = (purchase: Purchase, month: Temporal.PlainDate, place: number): PoolPlan => {
  const key = `${purchase.key} ${month.toPlainYearMonth()}`
  const random = createRandom(`past ${key}`)
  const lead = leads[purchase.group][(month.month + month.year + place) % leads[purchase.group].length]!
  const closesOn = schoolDayFrom(month.add({ days: random.between(3, 24) }))
  const opensOn = weekdayUpTo(closesOn.subtract({ days: random.between(14, 26) }))
  const createdOn = weekdayUpTo(opensOn.subtract({ days: random.between(3, 9) }))
  const few = random.chance(0.06)
  const members = schoolsFor(purchase, groupNamed(purchase.group).schools)
  const share = few ? 0.15 : random.between(55, 95) / 100
  const joined = random.some(members, Math.max(1, Math.round(members.length * share)))
  const closesAt = at(closesOn, random.pick(["12:00", "16:00", "17:00"]))
  return {
    ...{ key, purchase, lead, groups: [purchase.group], releasedAt: null },
    title: `${purchase.title}, ${months[month.month - 1]} ${month.year}`,
    createdAt: at(createdOn, "14:20"),
    opensAt: at(opensOn, "08:30"),
    closesAt,
    deliveryExpectedOn: schoolDayFrom(closesOn.add({ days: 16 })),
    takings: takingsOf(purchase, joined, random),
    steps: random.chance(0.05)
      ? cancelledSteps(lead, at(opensOn, "08:30"), closesOn, random)
      : settledSteps(lead, at(opensOn, "08:30"), closesAt, closesOn, random),
  }
}

const cancelledSteps = (
  lead: string,
  opensAt: Temporal.Instant,
  closesOn: Temporal.PlainDate,
  random: Random,
): PlannedStep[] => {
  const by = holderOf("business-manager", lead)
  return [
    { to: "open", at: opensAt, by },
    {
      to: "cancelled",
      at: at(weekdayUpTo(closesOn.subtract({ days: 6 })), "15:10"),
      by,
      reason: random.pick(cancellations),
    },
  ]
}

const settledSteps = (
  lead: string,
  opensAt: Temporal.Instant,
  closesAt: Temporal.Instant,
  closesOn: Temporal.PlainDate,
  random: Random,
): PlannedStep[] => {
  const by = holderOf("business-manager", lead)
  const orderedOn = schoolDayFrom(closesOn.add({ days: random.between(1, 3) }))
  const deliveredOn = schoolDayFrom(orderedOn.add({ days: random.between(7, 18) }))
  const invoicedOn = schoolDayFrom(deliveredOn.add({ days: random.between(1, 3) }))
  return [
    { to: "open", at: opensAt, by },
    { to: "closed", at: closesAt.add({ seconds: 1 }), by: null },
    { to: "ordered", at: at(orderedOn, "10:05"), by },
    { to: "delivered", at: at(deliveredOn, "14:45"), by },
    { to: "invoiced", at: at(invoicedOn, "11:30"), by },
  ]
}
