import { vatRates } from "#app/core/vat.ts"
import type {
  AccountItem,
  AccountShare,
  Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { named, ownPart } from "#app/features/purchasing/corrections/replaced.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { type TaxedPart, taxedShares } from "#app/features/purchasing/reckoning/share-vat.ts"

/** What schools pay before VAT, at the rate of what was ordered or, for what came in its place, at that one's own. */
export const taxedParts = (
  terms: PoolTerms,
  items: readonly AccountItem[],
  shares: readonly AccountShare[],
): TaxedPart[] =>
  shares.flatMap((share) => {
    const { schoolId, itemId } = share
    const item = items.find((one) => one.itemId === itemId)
    const replaced = share.replaced
      .filter(({ quantity }) => quantity > 0)
      .map(({ name, netPence }) => ({ schoolId, netPence, ...rateOf(item, name) }))
    const own = ownPart(share)
    return own.quantity > 0 || replaced.length === 0
      ? [...taxedShares(terms, [{ ...share, ...own }]), ...replaced]
      : replaced
  })

const rateOf = (item: AccountItem | undefined, name: string) => {
  const replacement = named(item?.replacements, name)
  if (!replacement) throw new Error(`No replacement is called ${name}`)
  return { vatRate: replacement.vatRate }
}

/** "VAT: Zero rate" of what is taxed otherwise than the item that it replaces; empty where it is not. */
export const rateInWords = (
  item: Pick<PoolItem, "vatRate">,
  { vatRate }: Pick<Replacement, "vatRate">,
): string => (vatRate === item.vatRate ? "" : `VAT: ${vatRates[vatRate].name}`)
