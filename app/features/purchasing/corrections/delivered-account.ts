import type {
  AccountItem,
  PoolAccount,
  Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { unitsOf } from "#app/features/purchasing/corrections/replaced.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { DeliveredPool } from "#app/features/purchasing/recharging/delivered-pool.ts"
import type { ItemOutcome } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

type Around = Pick<DeliveredPool, "orderNumbers" | "approvals" | "deliveredOn"> & { terms: PoolTerms }

/** An account as documents are written from it: what arrived, at what the supplier charges. */
export const deliveredAccount = (
  account: PoolAccount,
  closingItems: readonly ItemOutcome[],
  { terms, ...around }: Around,
): DeliveredPool => ({
  ...around,
  terms: { ...terms, deliveryPence: account.deliveryPence },
  items: closingItems.map((outcome) => {
    const item = account.items.find(({ itemId }) => itemId === outcome.itemId)
    if (!item) return outcome
    const { unitPrice, netPence, quantity, replacements } = item
    return { ...outcome, unitPrice, netPence, arrived: { quantity, replacements } }
  }),
  shares: account.shares.filter(({ quantity }) => quantity > 0),
  vatShares: account.vatShares,
})

/** What arrived of an item: "Basics paper (in place of A4 copier paper)", or "A4 copier paper (in part Basics paper)". */
export const nameOfArrived = (
  name: string,
  item: Pick<AccountItem, "quantity" | "replacements"> | undefined,
): string => {
  const came = item?.replacements.filter(({ quantity }) => quantity > 0) ?? []
  if (!item || came.length === 0) return name
  const names = listed.format(came.map((one) => one.name))
  return unitsOf(came) === item.quantity
    ? nameOfReplacement(name, { name: names })
    : `${name} (in part ${names})`
}

const listed = new Intl.ListFormat("en-GB")

export const nameOfReplacement = (name: string, replacement: Pick<Replacement, "name">): string =>
  `${replacement.name} (in place of ${name})`

/** As `nameOfArrived`, in an account. */
export const nameInAccount = (account: PoolAccount, { id, name }: Pick<PoolItem, "id" | "name">): string =>
  nameOfArrived(
    name,
    account.items.find(({ itemId }) => itemId === id),
  )
