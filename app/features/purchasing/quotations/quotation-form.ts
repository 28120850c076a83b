import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { formatPounds, parsePounds } from "#app/core/money.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { allVatRates } from "#app/core/vat.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { packFault } from "#app/features/purchasing/drafting/pack-fault.ts"
import { parsePrice } from "#app/features/purchasing/drafting/pool-item-form.ts"
import { draftTiers } from "#app/features/purchasing/drafting/price-tier-form.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type { Quote, QuotedItem } from "#app/features/purchasing/quotations/quotation.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

const MOST_DELIVERY = 100_000_000n
const MOST_FREE_FROM = 1_000_000_000n

/** How far back a quotation may date, and how far ahead it may hold. */
const QUOTED_WITHIN = { years: 2 }
const VALID_WITHIN = { years: 3 }

const upTo = (most: bigint, sentence: string) => (text: string) => {
  const read = parsePounds(text)
  return read.ok && read.value > most ? refuse(sentence) : read
}

const heads = (today: Temporal.PlainDate) =>
  z.object({
    supplierName: textField(120, "Enter the supplier’s name"),
    quotedOn: field((text): Outcome<Temporal.PlainDate> => {
      const read = parseDate(text)
      if (!read.ok) return read
      if (Temporal.PlainDate.compare(read.value, today) > 0)
        return refuse("Enter today’s date or an earlier one")
      return Temporal.PlainDate.compare(read.value, today.subtract(QUOTED_WITHIN)) < 0
        ? refuse("Enter a date within the last two years")
        : read
    }),
    validUntil: field((text): Outcome<Temporal.PlainDate> => {
      const read = parseDate(text)
      if (!read.ok) return read
      return Temporal.PlainDate.compare(read.value, today.add(VALID_WITHIN)) > 0
        ? refuse("Enter a date within the next three years")
        : read
    }),
  })

const delivery = z.object({
  deliveryCost: optionalField(0n, upTo(MOST_DELIVERY, "Enter a delivery cost of £1,000,000 or less")),
  deliveryVatRate: choiceField(allVatRates, "Choose a rate of VAT for delivery"),
  freeDeliveryFrom: optionalField(null, (text) => {
    const read = upTo(MOST_FREE_FROM, "Enter £10,000,000 or less, or leave it empty")(text)
    return read.ok && read.value === 0n
      ? refuse("Enter more than £0.00, or leave delivery itself empty if it is always free")
      : read
  }),
})

const itemFields = (unit: string) =>
  z.object({
    unit: optionalField(unit, (text) => readUnit(text, unit)),
    packSize: optionalField(1, (text) => parseWholeNumber(text, { least: 1, most: 100_000 })),
    vatRate: choiceField(allVatRates, "Choose a rate of VAT"),
    pricing: choiceField(["all-units", "incremental"], "Say what the price of a larger quantity holds for"),
    tiers: draftTiers(field(parsePrice)),
  })

const sameWord = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Prices by another unit do not compare: of one box and one ream nobody knows which is cheaper. */
const readUnit = (text: string, unit: string): Outcome<string> =>
  sameWord(text, unit) || sameWord(text, pluralUnit(unit))
    ? succeed(unit)
    : refuse(
        `The pool counts this in ${pluralUnit(unit)}: enter the price of one ${unit}, and “${unit}” here`,
      )

/** A posted quotation; `id` is its own, new from the page that the form was on. */
export type TypedQuotation = Quote & { id: string }

type Complain = (path: PropertyKey[], message: string) => void

/**
 * The form of a quotation for a pool with these items: `id`, `supplierName`, `quotedOn`, `validUntil`, `deliveryCost`,
 * `deliveryVatRate`, `freeDeliveryFrom`, and by the item's place in the pool `items.<n>.unit`, `.packSize`, `.vatRate`,
 * `.pricing`, `.tiers.<m>.fromQuantity` and `.unitPrice`. An item without a price is one that the supplier does not
 * sell. Every fault is told at once.
 */
export const quotationForm = (items: readonly PoolItem[], today: Temporal.PlainDate) =>
  z.record(z.string(), z.unknown()).transform((typed, context): TypedQuotation => {
    const complain: Complain = (path, message) => context.addIssue({ code: "custom", path, message })
    const head = heads(today).safeParse(typed)
    for (const { path, message } of head.error?.issues ?? []) complain(path, message)
    const brought = delivery.safeParse(typed)
    for (const { path, message } of brought.error?.issues ?? []) complain(path, message)
    const quoted = readItems(items, typed.items, complain)
    const id = typeof typed.id === "string" && isId(typed.id) ? typed.id : null
    if (id === null) complain(["id"], OUT_OF_DATE)
    if (head.success && Temporal.PlainDate.compare(head.data.validUntil, head.data.quotedOn) < 0)
      complain(["validUntil"], "Enter a date that is not before the date of the quotation")
    const free = brought.data?.freeDeliveryFrom ?? null
    if (brought.success && free !== null && brought.data.deliveryCost === 0n)
      complain(["deliveryCost"], `Enter what delivery costs below ${formatPounds(free)}`)
    if (!head.success || !brought.success || quoted === null || id === null) return z.NEVER
    const { deliveryCost, deliveryVatRate, freeDeliveryFrom } = brought.data
    return {
      ...{ id, ...head.data, items: quoted, deliveryVatRate },
      ...{ deliveryPence: deliveryCost, freeDeliveryFromPence: freeDeliveryFrom },
    }
  })

function readItems(items: readonly PoolItem[], typed: unknown, complain: Complain): QuotedItem[] | null {
  const rows: unknown[] = Array.isArray(typed) ? typed : []
  const quoted: QuotedItem[] = []
  let faults = 0
  for (const [place, item] of items.entries()) {
    const row = rows[place]
    if (!hasPrice(row)) continue
    const read = itemFields(item.unit).safeParse(row)
    for (const { path, message } of read.error?.issues ?? []) complain(["items", place, ...path], message)
    if (!read.success) faults++
    else {
      const pack = packFault(read.data.packSize, read.data.tiers)
      if (pack) complain(["items", place, "packSize"], pack)
      if (pack) faults++
      else quoted.push({ itemId: item.id, itemName: item.name, ...read.data })
    }
  }
  if (quoted.length === 0 && faults === 0) complain(["items"], "Enter a price for at least one item")
  return quoted.length > 0 && faults === 0 ? quoted : null
}

const hasPrice = (row: unknown): boolean => {
  if (typeof row !== "object" || row === null || !("tiers" in row)) return false
  const cells = Object.values((row as { tiers: unknown }).tiers ?? {}).flatMap((tier) =>
    Object.values(tier ?? {}),
  )
  return cells.some((cell) => typeof cell === "string" && cell.trim() !== "")
}
