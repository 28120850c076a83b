import { apportion, reapportion } from "#app/core/apportion.ts"
import type { Pence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import type { SplitRule, SplitSchool } from "#app/features/splitting/split-rule.ts"
import { explainShares, type Workings } from "#app/features/splitting/workings.ts"

/** One school's part of a cost, and how it came about. */
export type CostShare = { schoolId: string; pence: Pence; workings: Workings }

export type Split = {
  rule: SplitRule
  /** As saved: what was typed. */
  settings: unknown
  /** In pence before VAT; negative for a credit. */
  amount: Pence
  schools: readonly SplitSchool[]
  /** Decides whose turn the odd penny is among equals: the pool's id. */
  seed: string
  /** An earlier division among the same schools, index for index, of which as little is to change as possible. */
  previous?: readonly Pence[]
}

/**
 * Divides a cost among schools by a rule. The shares add up to the amount exactly, and those of a negative amount
 * mirror those of the positive one. No schools, settings that do not hold and costs that the rule cannot divide
 * come back as a sentence for the coordinator.
 */
export const splitCost = ({
  rule,
  settings,
  amount,
  schools,
  seed,
  previous,
}: Split): Outcome<CostShare[]> => {
  if (schools.length === 0) return refuse("No school takes part, so there is nobody to share the cost.")
  const parsed = rule.settings.safeParse(settings)
  if (!parsed.success) return refuse(`${rule.name}: ${parsed.error.issues[0]!.message}.`)
  const weighing = rule.weigh(schools, parsed.data, amount < 0n ? -amount : amount)
  if (!weighing.ok) return weighing
  const { weights, basisOf } = weighing.value
  const order = oddPennyOrder(
    seed,
    schools.map(({ id }) => id),
  )
  const shares = previous ? reapportion(amount, weights, previous, order) : apportion(amount, weights, order)
  const bases = schools.map((_, place) => basisOf(place))
  const workings = explainShares(amount, weights, shares, bases, previous !== undefined)
  return succeed(schools.map(({ id }, i) => ({ schoolId: id, pence: shares[i]!, workings: workings[i]! })))
}
