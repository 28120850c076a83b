import type { InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import { nameOfReplacement } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import { named, ownPart } from "#app/features/purchasing/corrections/replaced.ts"
import type { Standing } from "#app/features/purchasing/corrections/word-difference.ts"

/**
 * How many a school has in an account of what a line charges for, at what price; null where there is no such thing.
 * `keepsRates`: the line is taxed as its purchase was.
 */
export const standingIn = (
  { items, shares }: PoolAccount,
  wanted: string,
  line: Pick<InvoiceLine, "itemId" | "replacement" | "cfrCode" | "vatRate">,
  keepsRates: boolean,
): (Standing & { nameOf: (item: string) => string }) | null => {
  const { itemId, replacement: name } = line
  const item = items.find((one) => one.itemId === itemId)
  if (!item) return null
  const share = shares.find((one) => one.schoolId === wanted && one.itemId === itemId)
  if (name === undefined)
    return {
      ...{ quantity: share ? ownPart(share).quantity : 0, unitPrice: item.unitPrice },
      nameOf: (ordered) => ordered,
    }
  const replacement = named(item.replacements, name)
  if (replacement?.cfrCode !== line.cfrCode || !replacement) return null
  if (keepsRates && replacement.vatRate !== line.vatRate) return null
  return {
    ...{ quantity: named(share?.replaced, name)?.quantity ?? 0, unitPrice: replacement.unitPrice },
    nameOf: (ordered) => nameOfReplacement(ordered, replacement),
  }
}
