import type { Agreed } from "#app/features/purchasing/agreeing/agree.ts"
import type { Agreement } from "#app/features/purchasing/agreeing/drop-out.ts"
import { quantityAtLevel } from "#app/features/purchasing/agreeing/market.ts"
import type { SharedItem } from "#app/features/purchasing/agreeing/share-goods.ts"
import { limitPassed } from "#app/features/purchasing/agreeing/stages.ts"
import { isWithinLimit, unitCostOf } from "#app/features/purchasing/agreeing/unit-limit.ts"
import { withBidAt } from "#app/features/purchasing/agreeing/whole-order.ts"
import type {
  LineReason,
  MissedStep,
  Obstacle,
  SchoolReason,
} from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/** Why every school is in or out, in the order of the market. */
export const reasonsFor = (agreed: Agreed, shared: readonly (SharedItem | null)[]): SchoolReason[] => {
  const { last, rounds } = agreed
  const { market, bidsIn, partiesIn } = last.order
  return market.parties.map(({ commitment, bids }, party) => ({
    schoolId: commitment.schoolId,
    isIn: bidsIn[party]! > 0,
    schoolsIn: partiesIn,
    lines: bids.flatMap((bid): LineReason[] => {
      const { standsInFor, item } = market.bids[bid]!
      if (standsInFor === null) return [wholeLine(rounds, party, item, lineReason(last, bid, shared))]
      const isReplaced = ownBid(last, party, standsInFor) === undefined
      return [...(isReplaced ? replacedLine(rounds, party, standsInFor) : []), lineReason(last, bid, shared)]
    }),
  }))
}

const lineReason = (
  agreement: Agreement,
  bid: number,
  shared: readonly (SharedItem | null)[],
): LineReason => {
  const { order } = agreement
  const { market, levels } = order
  const one = market.bids[bid]!
  const level = levels[bid]!
  const taken = shared[one.item]?.taken.find((part) => part.bid === bid)
  const limit = level < 0 ? undefined : one.steps[level]!.limit
  const cost = level < 0 ? null : unitCostOf(order, bid, level)
  return {
    itemId: market.terms.items[one.item]!.id,
    standsInFor: one.standsInFor === null ? null : market.terms.items[one.standsInFor]!.id,
    asked: one.steps.at(-1)!.quantity,
    cleared: quantityAtLevel(one, level),
    received: taken?.received ?? 0,
    limit: limit === undefined || limit === Number.POSITIVE_INFINITY ? null : BigInt(limit),
    unitCost: cost?.unitCost ?? null,
    deliveryPart: cost?.deliveryPart ?? null,
    missed: missedSteps(agreement, bid),
  }
}

/** The line that a substitute stands in for, as it was when it fell out. */
const replacedLine = (rounds: readonly Agreement[], party: number, place: number): LineReason[] => {
  const round = rounds.findLast((one) => ownBid(one, party, place) !== undefined)
  if (!round) return []
  return [wholeLine(rounds, party, place, lineReason(round, ownBid(round, party, place)!, []))]
}

const ownBid = ({ order: { market } }: Agreement, party: number, place: number): number | undefined =>
  market.parties[party]!.bids.find(
    (one) => market.bids[one]!.item === place && market.bids[one]!.standsInFor === null,
  )

/** A line with all that was asked for of it: steps that made way for its substitute are those of earlier rounds. */
const wholeLine = (
  rounds: readonly Agreement[],
  party: number,
  place: number,
  line: LineReason,
): LineReason => {
  const first = rounds[0]!
  const asked = first.order.market.bids[ownBid(first, party, place)!]!.steps.at(-1)!.quantity
  if (asked === line.asked) return line
  const missed = [...line.missed]
  for (const round of rounds.toReversed()) {
    const bid = ownBid(round, party, place)
    const known = missed.at(-1)?.quantity ?? line.asked
    if (bid !== undefined) missed.push(...missedSteps(round, bid).filter(({ quantity }) => quantity > known))
  }
  return { ...line, asked, missed }
}

const missedSteps = ({ order, falls }: Agreement, bid: number): MissedStep[] => {
  const { steps } = order.market.bids[bid]!
  const missed: MissedStep[] = []
  for (let level = order.levels[bid]! + 1; level < steps.length; level++) {
    const { to, obstacles } = falls[bid]!.find((fall) => fall.to < level)!
    const obstacle = obstacles[level - to - 1] ?? obstacles.at(-1)!
    missed.push({ quantity: steps[level]!.quantity, obstacle: asItStands(order, bid, level, obstacle) })
  }
  return missed
}

/** What a unit limit would meet if the school joined those who are in; else what it met when it fell. */
const asItStands = (order: Agreement["order"], bid: number, level: number, obstacle: Obstacle): Obstacle => {
  if (obstacle.because !== "unit-limit") return obstacle
  const { item } = order.market.bids[bid]!
  if (order.orders[item] === null) return obstacle
  const joined = withBidAt(order, bid, level)
  if (!joined.orders[item] || isWithinLimit(joined, bid, level)) return obstacle
  return limitPassed(joined, bid, level, false)
}
