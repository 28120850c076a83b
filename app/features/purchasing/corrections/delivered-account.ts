import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { DeliveredPool } from "#app/features/purchasing/recharging/delivered-pool.ts"
import type { ItemOutcome } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

type Around = Pick<DeliveredPool, "orderNumbers" | "approvals" | "deliveredOn"> & { terms: PoolTerms }

/** An account as documents are written from it: items by the name of what arrived, at what the supplier charges. */
export const deliveredAccount = (
  account: PoolAccount,
  closingItems: readonly ItemOutcome[],
  { terms, ...around }: Around,
): DeliveredPool => ({
  ...around,
  terms: {
    ...terms,
    deliveryPence: account.deliveryPence,
    items: terms.items.map((item) => ({ ...item, name: nameInAccount(account, item) })),
  },
  items: closingItems.map((outcome) => {
    const item = account.items.find(({ itemId }) => itemId === outcome.itemId)
    return item ? { ...outcome, unitPrice: item.unitPrice, netPence: item.netPence } : outcome
  }),
  shares: account.shares.filter(({ quantity }) => quantity > 0),
  vatShares: account.vatShares,
})

/** "Basics paper (in place of A4 copier paper)" */
export const nameInAccount = (account: PoolAccount, { id, name }: Pick<PoolItem, "id" | "name">): string => {
  const substitute = account.items.find(({ itemId }) => itemId === id)?.substitute
  return substitute ? `${substitute} (in place of ${name})` : name
}
