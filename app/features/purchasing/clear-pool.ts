import { type Pence, sumPence } from "#app/core/money.ts"
import { clearItem } from "#app/features/purchasing/clear-item.ts"
import type { PoolClearing, PoolShare } from "#app/features/purchasing/clearing-outcome.ts"
import type { Commitment } from "#app/features/purchasing/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pool.ts"
import { shareVat } from "#app/features/purchasing/share-vat.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"
import { splitOrEqually } from "#app/features/splitting/split-or-equally.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

/**
 * Works out a closed pool: every item at the price that its whole demand reaches, delivery shared by the pool's rule
 * over the schools that take something, and VAT worked out once for the order and shared. A function of its input
 * alone: the order in which schools committed does not matter.
 */
export const clearPool = (terms: PoolTerms, commitments: readonly Commitment[]): PoolClearing => {
  const inOrder = [...commitments].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1))
  const cleared = terms.items.map((item) => clearItem(item, inOrder))
  const items = cleared.map(({ outcome }) => outcome)
  if (items.every(({ outcome }) => outcome !== "cleared")) return { kind: "nothing-clears", items }
  const goods = cleared.flatMap(({ shares }) => shares)
  const { shares: delivery, refusal } = shareDelivery(terms, inOrder, goods)
  const shares = [...goods, ...delivery]
  const vat = shareVat(terms, shares)
  return {
    kind: "cleared",
    items,
    shares,
    vatShares: vat.shares,
    goodsPence: sumPence(items.map(({ netPence }) => netPence)),
    deliveryPence: terms.deliveryPence,
    vatPence: vat.vatPence,
    splitRefusal: refusal,
  }
}

/** Delivery is one cost of the order: whoever takes any item that clears bears a part of it. */
const shareDelivery = (
  terms: PoolTerms,
  commitments: readonly Commitment[],
  goods: readonly PoolShare[],
): { shares: PoolShare[]; refusal: string | null } => {
  if (terms.deliveryPence === 0n) return { shares: [], refusal: null }
  const { shares, refusal } = splitOrEqually({
    rule: findSplitRule(terms.splitRule) ?? byQuantity,
    settings: terms.splitSettings,
    amount: terms.deliveryPence,
    schools: bearers(commitments, goods),
    seed: terms.id,
  })
  return {
    refusal,
    shares: shares.map(({ schoolId, pence, workings: { sentence, ...rest } }) => ({
      schoolId,
      itemId: null,
      quantity: 1,
      netPence: pence,
      workings: { ...rest, sentences: [sentence], totalPence: String(terms.deliveryPence) },
    })),
  }
}

const bearers = (commitments: readonly Commitment[], goods: readonly PoolShare[]): SplitSchool[] => {
  const totals = new Map<string, { quantity: number; value: Pence }>()
  for (const { schoolId, quantity, netPence } of goods) {
    const so = totals.get(schoolId) ?? { quantity: 0, value: 0n }
    totals.set(schoolId, { quantity: so.quantity + quantity, value: so.value + netPence })
  }
  return commitments.flatMap(({ schoolId, schoolName, numberOnRoll }) => {
    const total = totals.get(schoolId)
    return total ? [{ id: schoolId, name: schoolName, numberOnRoll, ...total }] : []
  })
}
