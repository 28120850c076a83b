import type { Pence } from "#app/core/money.ts"
import type { Market } from "#app/features/purchasing/agreeing/market.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"
import { byValue } from "#app/features/splitting/by-value.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

/** A school's part of delivery: `own` of `all` of it. */
export type Part = { own: bigint; all: bigint }

/**
 * How delivery is shared while it is not yet decided who is in. `unit`: by units, each bearing the same. `value`: by
 * what the goods cost. `school`: by a weight for every school, which only those who are in decide.
 */
export type DeliveryRule = {
  basis: "unit" | "value" | "school"
  pence: Pence
  /**
   * The weights for `school`, by party, with their sum; those of parties that are out are 0. The same `company` is the
   * same parties: its weights are worked out once.
   */
  weigh: (bidsIn: readonly number[], company: string) => { weights: readonly bigint[]; sum: bigint }
}

/** Reads the pool's rule; one that cannot divide makes way for equal parts, as it does at closing. */
export const deliveryRule = ({ terms, parties }: Market): DeliveryRule => {
  const rule = findSplitRule(terms.splitRule) ?? byQuantity
  const settings = rule.settings.safeParse(terms.splitSettings)
  let known: { company: string; weights: bigint[]; sum: bigint } | null = null
  const weigh = (bidsIn: readonly number[], company: string) => {
    if (known?.company === company) return known
    const schools = parties.flatMap(({ commitment }, party) =>
      bidsIn[party]! > 0 ? [asSchool(commitment)] : [],
    )
    const weighing = settings.success ? rule.weigh(schools, settings.data, terms.deliveryPence) : null
    const given = weighing?.ok ? weighing.value.weights : schools.map(() => 1n)
    let next = 0
    const weights = parties.map((_, party) => (bidsIn[party]! > 0 ? given[next++]! : 0n))
    known = { company, weights, sum: given.reduce((sum, weight) => sum + weight, 0n) }
    return known
  }
  const bases: Record<string, DeliveryRule["basis"]> = { [byQuantity.key]: "unit", [byValue.key]: "value" }
  return { basis: bases[rule.key] ?? "school", pence: terms.deliveryPence, weigh }
}

const asSchool = (commitment: Market["parties"][number]["commitment"]): SplitSchool => ({
  id: commitment.schoolId,
  name: commitment.schoolName,
  numberOnRoll: commitment.numberOnRoll,
  quantity: 0,
  value: 0n,
})
