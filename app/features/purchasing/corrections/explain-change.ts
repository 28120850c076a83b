import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { Working } from "#app/features/invoicing/invoice-document.ts"
import { nameInAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import { named, ownPart } from "#app/features/purchasing/corrections/replaced.ts"
import { rateInWords } from "#app/features/purchasing/corrections/taxed-parts.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

/** One part of a school's share before a correction, after it, and the difference; amounts before VAT. */
export type PartChange = {
  itemId: string | null
  name: string
  before: string
  after: string
  differencePence: Pence
}

/** What a correction changed for one school: its items in order, then delivery, then VAT. Nothing that stayed. */
export const changesFor = (
  schoolId: string,
  terms: PoolTerms,
  before: PoolAccount,
  after: PoolAccount,
): PartChange[] => {
  const parts = [...terms.items.map(({ id }) => id), null].flatMap((itemId): PartChange[] => {
    const [was, is] = [before, after].map((account) => partOf(account, schoolId, itemId, terms))
    if (was!.words === is!.words) return []
    const item = terms.items.find(({ id }) => id === itemId)
    const name = item ? nameInAccount(after, item) : "Delivery"
    return [{ itemId, name, before: was!.words, after: is!.words, differencePence: is!.pence - was!.pence }]
  })
  const [was, is] = [before, after].map(({ vatShares }) =>
    sumPence(vatShares.filter((one) => one.schoolId === schoolId).map(({ vatPence }) => vatPence)),
  )
  if (was === is) return parts
  const vat = { itemId: null, name: "VAT", before: formatPounds(was!), after: formatPounds(is!) }
  return [...parts, { ...vat, differencePence: is! - was! }]
}

const partOf = (account: PoolAccount, schoolId: string, itemId: string | null, terms: PoolTerms) => {
  const share = account.shares.find((one) => one.schoolId === schoolId && one.itemId === itemId)
  const pence = share?.netPence ?? 0n
  const item = terms.items.find(({ id }) => id === itemId)
  const charged = account.items.find((one) => one.itemId === itemId)
  if (!item || !charged) return { pence, words: formatPounds(pence) }
  const own = share ? ownPart(share).quantity : 0
  const replaced = charged.replacements.flatMap((one) => {
    const quantity = named(share?.replaced, one.name)?.quantity ?? 0
    const taxed = rateInWords(item, one)
    return quantity === 0
      ? []
      : [
          `${countUnits(quantity, item.unit)} of ${one.name} at ${formatUnitPrice(one.unitPrice)} (CFR ${one.cfrCode}${taxed && `, ${taxed}`})`,
        ]
  })
  const taken = [
    ...(own > 0 || replaced.length === 0
      ? [`${countUnits(own, item.unit)} at ${formatUnitPrice(charged.unitPrice)}`]
      : []),
    ...replaced,
  ]
  return { pence, words: `${listed.format(taken)}, ${formatPounds(pence)}` }
}

const listed = new Intl.ListFormat("en-GB")

/** "£7.00 less", "£1.20 more", "no change" */
export const inMoreOrLess = (pence: Pence): string => {
  if (pence === 0n) return "no change"
  return pence < 0n ? `${formatPounds(-pence)} less` : `${formatPounds(pence)} more`
}

/** The changes as the annex of a document tells them: before, after and the difference of every part. */
export const workingOfChanges = (reason: string, changes: readonly PartChange[]): Working => ({
  heading: "What changed",
  sentences: [
    reason,
    ...changes.map(
      ({ name, before, after, differencePence }) =>
        `${name}: before, ${before}; now, ${after}. ${capital(inMoreOrLess(differencePence))}.`,
    ),
  ],
})

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
