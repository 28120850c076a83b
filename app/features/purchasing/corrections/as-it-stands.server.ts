import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { nameInAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

/** A pool whose shares and totals are what deliveries and corrections have made of them since it closed. */
export async function asItStands(tx: Tx, view: PoolView): Promise<PoolView> {
  const { terms, result } = view
  if (!result || (terms.state !== "delivered" && terms.state !== "invoiced")) return view
  const history = await readAccountHistory(tx, view)
  if (!history || history.corrections.length === 0) return view
  const account = currentAccount(history)
  const { goodsPence, deliveryPence, vatPence, vatShares } = account
  return {
    ...view,
    terms: {
      ...terms,
      items: terms.items.map((item) => ({ ...item, name: nameInAccount(account, item) })),
    },
    result: {
      ...{ ...result, goodsPence, deliveryPence, vatPence, vatShares: [...vatShares] },
      shares: account.shares.filter(({ quantity }) => quantity > 0),
    },
  }
}
