import type { Pence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { divideUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { clear } from "#app/features/purchasing/clearing/clear.ts"
import type { UnitsCleared, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { fixedCost, type PostPay, periodCost } from "#app/features/staffing/posts/post-cost.ts"
import { rationDays } from "#app/features/staffing/posts/ration-days.ts"

/** "We take so many half-days a week if a day costs us at most this, everything included." */
export type DayBid = { schoolId: string; halfDays: number; limitDayPence: Pence }

/** What clearing asks of a post. */
export type PostTerms = {
  id: string
  halfDays: number
  leastHalfDays: number
  weeks: number
  travelDayPence: Pence
  pay: PostPay
}

export type DayShare = {
  schoolId: string
  asked: number
  /** Half-days a week; 0 for a school that is out. */
  halfDays: number
  /** Half-days that it asked for, would pay, and must wait for. */
  waiting: number
  netPence: Pence
}

export type PostClearing = {
  kind: "formed" | "not-formed"
  takenHalfDays: number
  totalPence: Pence
  /** What a day comes to all in, rounded up to a penny; null where nothing formed. */
  dayPence: Pence | null
  /** One for every bid, in the order of bids. */
  shares: DayShare[]
  /** Whose half-day comes next when one becomes free. */
  waiting: string[]
}

/**
 * Finds the greatest set of schools that all accept what a day costs when they share the post, and shares its cost to
 * the penny. What is bought is a half-day a week from the first day of the post to the last: employment is the fixed
 * cost, travel the price of a unit.
 *
 * No day can be cheaper than when every day is taken, so whoever's limit is below that is out from the start. If the
 * others want more days than there are, the days go round in turns, and who is left without waits.
 */
export function clearPost(terms: PostTerms, bids: readonly DayBid[]): PostClearing {
  const turns = turnsOf(terms, bids)
  const able = bids.map((bid) => limitOf(terms, bid) >= lowestPrice(terms))
  const ration = rationDays(
    terms.halfDays,
    bids.map(({ halfDays }, i) => ({ halfDays: able[i] ? halfDays : 0, turn: turns[i]! })),
  )
  const instance = postInstance(terms, bids, ration.given)
  const clearing = clear(instance) as UnitsCleared | { kind: "nothing-clears" }
  const quantities = bids.map(() => 0)
  const shares = bids.map(() => 0n)
  if (clearing.kind === "cleared")
    instance.schools.forEach(({ id }, at) => {
      quantities[Number(id)] = clearing.quantities[at]!
      shares[Number(id)] = clearing.shares[at]!
    })
  // Where days are too few for all who would pay for them, all of them are taken, and the post forms.
  const waiting = clearing.kind === "cleared" ? ration.waiting : []
  return {
    kind: clearing.kind === "cleared" ? "formed" : "not-formed",
    takenHalfDays: quantities.reduce((sum, quantity) => sum + quantity, 0),
    totalPence: clearing.kind === "cleared" ? clearing.total : 0n,
    dayPence: clearing.kind === "cleared" ? dayPence(terms, priceWith(terms, clearing.committed)) : null,
    shares: bids.map(({ schoolId, halfDays }, i) => ({
      ...{ schoolId, asked: halfDays, halfDays: quantities[i]!, netPence: shares[i]! },
      waiting: waiting.filter((other) => other === i).length,
    })),
    waiting: waiting.map((i) => bids[i]!.schoolId),
  }
}

/** What a half-day a week costs over the whole post when every day is taken, in price units, rounded up. */
export const lowestPrice = (terms: PostTerms): bigint => priceWith(terms, terms.halfDays)

/** The same with so many half-days a week taken. */
export const priceWith = (terms: PostTerms, takenHalfDays: number): bigint =>
  divideUp(fixedOf(terms) * UNIT_PRICE_PER_PENNY, BigInt(takenHalfDays)) + travelOf(terms)

/** A price of a half-day a week over the whole post, in price units, as pence a day, rounded up. */
export const dayPence = ({ weeks }: Pick<PostTerms, "weeks">, price: bigint): Pence =>
  divideUp(price * 2n, BigInt(weeks) * UNIT_PRICE_PER_PENNY)

/** A school's limit for a day, as one for a half-day a week over the whole post, in price units. */
const limitOf = ({ weeks }: Pick<PostTerms, "weeks">, { limitDayPence }: Pick<DayBid, "limitDayPence">) =>
  (limitDayPence * BigInt(weeks) * UNIT_PRICE_PER_PENNY) / 2n

const travelOf = ({ travelDayPence, weeks }: PostTerms) =>
  (travelDayPence * BigInt(weeks) * UNIT_PRICE_PER_PENNY) / 2n

const fixedOf = (terms: PostTerms): Pence => fixedCost(periodCost(terms, terms.pay, 0))

/** The post as the clearing engine takes it; a bidder's id is its place among the bids. */
const postInstance = (
  terms: PostTerms,
  bids: readonly DayBid[],
  given: readonly number[],
): UnitsInstance => ({
  ...{ mode: "units", rule: "perUnit", overshoot: false, unitsPerPenny: UNIT_PRICE_PER_PENNY },
  suppliers: [
    {
      id: terms.id,
      pricing: "allUnits",
      tiers: [{ min: terms.leastHalfDays, price: travelOf(terms) }],
      fixed: fixedOf(terms),
    },
  ],
  schools: turnsOf(terms, bids).flatMap((order, i) =>
    given[i]! > 0
      ? [{ id: String(i), order, steps: [{ quantity: given[i]!, limit: limitOf(terms, bids[i]!) }] }]
      : [],
  ),
})

/** Each bid's turn, by lot from the ids alone: the same however often it is drawn, and another for another post. */
const turnsOf = ({ id }: PostTerms, bids: readonly DayBid[]): number[] => {
  const turns = bids.map(() => 0)
  oddPennyOrder(
    id,
    bids.map(({ schoolId }) => schoolId),
  ).forEach((index, turn) => {
    turns[index] = turn
  })
  return turns
}
