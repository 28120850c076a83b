import type { InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import { nameOfReplacement } from "#app/features/purchasing/corrections/delivered-account.ts"
import { nothingReplaced, type PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { Standing } from "#app/features/purchasing/corrections/word-difference.ts"

/** How many a school has in an account of what a line charges for, at what price; null where there is no such thing. */
export const standingIn = (
  { items, shares }: PoolAccount,
  wanted: string,
  { itemId, isReplacement, cfrCode }: Pick<InvoiceLine, "itemId" | "isReplacement" | "cfrCode">,
): (Standing & { nameOf: (item: string) => string }) | null => {
  const item = items.find((one) => one.itemId === itemId)
  if (!item) return null
  const share = shares.find((one) => one.schoolId === wanted && one.itemId === itemId)
  const replaced = share?.replaced ?? nothingReplaced
  const { replacement } = item
  if (!isReplacement)
    return {
      ...{ quantity: (share?.quantity ?? 0) - replaced.quantity, unitPrice: item.unitPrice },
      nameOf: (name) => name,
    }
  if (replacement?.cfrCode !== cfrCode || !replacement) return null
  return {
    ...{ quantity: replaced.quantity, unitPrice: replacement.unitPrice },
    nameOf: (name) => nameOfReplacement(name, replacement),
  }
}
