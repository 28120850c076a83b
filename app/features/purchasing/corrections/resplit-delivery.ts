import { type Pence, sumPence } from "#app/core/money.ts"
import type { AccountShare, PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"
import { splitOrEqually } from "#app/features/splitting/split-or-equally.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

export type SchoolInPool = Pick<SplitSchool, "id" | "name" | "numberOnRoll">

type Resplit = {
  terms: PoolTerms
  schools: readonly SchoolInPool[]
  /** What every school gets now. */
  goods: readonly AccountShare[]
  closing: PoolAccount
  before: PoolAccount
  /** What the supplier charges for delivery now. */
  pence: Pence
}

/**
 * Shares what delivery cost by the pool's rule over the schools that get something; over those that were to get
 * something, where nothing came at all. What has not changed is left alone: a school's number on roll may have.
 */
export const resplitDelivery = ({
  terms,
  schools,
  goods,
  closing,
  before,
  pence,
}: Resplit): AccountShare[] => {
  if (pence === 0n) return []
  const arrived = goods.filter(({ quantity }) => quantity > 0)
  const basis = arrived.length > 0 ? arrived : closing.shares.filter(({ itemId }) => itemId !== null)
  const standing = before.shares.filter(({ itemId }) => itemId === null)
  if (pence === before.deliveryPence && isSameBasis(basis, before)) return [...standing]
  const bearers = bearersOf(schools, basis)
  const split = {
    rule: findSplitRule(terms.splitRule) ?? byQuantity,
    settings: terms.splitSettings,
    amount: pence,
    schools: bearers,
    seed: terms.id,
    previous: bearers.map(({ id }) => standing.find(({ schoolId }) => schoolId === id)?.netPence ?? 0n),
  }
  return splitOrEqually(split).shares.map(({ schoolId, pence: netPence, workings }) => {
    const { sentence, ...rest } = workings
    return {
      ...{ schoolId, itemId: null, quantity: 1, netPence, settled: false, replaced: [] },
      workings: { ...rest, sentences: [sentence], totalPence: String(pence) },
    }
  })
}

const isSameBasis = (basis: readonly AccountShare[], before: PoolAccount): boolean => {
  const stood = before.shares.filter(({ itemId, quantity }) => itemId !== null && quantity > 0)
  return (
    stood.length === basis.length &&
    basis.every((share) =>
      stood.some(
        (one) =>
          one.schoolId === share.schoolId &&
          one.itemId === share.itemId &&
          one.quantity === share.quantity &&
          one.netPence === share.netPence,
      ),
    )
  )
}

const bearersOf = (schools: readonly SchoolInPool[], goods: readonly AccountShare[]): SplitSchool[] =>
  schools.flatMap(({ id, name, numberOnRoll }) => {
    const own = goods.filter(({ schoolId }) => schoolId === id)
    if (own.length === 0) return []
    const quantity = own.reduce((sum, share) => sum + share.quantity, 0)
    return [{ id, name, numberOnRoll, quantity, value: sumPence(own.map(({ netPence }) => netPence)) }]
  })
