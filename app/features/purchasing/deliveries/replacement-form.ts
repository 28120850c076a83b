import { z } from "zod"
import { allExpenditureCodes, type ExpenditureCode } from "#app/core/cfr-codes.ts"
import { optionalField, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { allVatRates, type VatRate } from "#app/core/vat.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import { sameName, unitsOf } from "#app/features/purchasing/corrections/replaced.ts"
import type { DeliveredReplacement } from "#app/features/purchasing/deliveries/delivery.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

const LONGEST_NAME = 120
const MOST_REPLACEMENTS = 20

const replacementFields = z
  .object({
    name: textField(LONGEST_NAME),
    quantity: optionalField(null, (text) => parseWholeNumber(text, { least: 1, most: MOST_UNITS })),
    unitPrice: optionalField(null, parseUnitPrice),
    vatRate: optionalField(null, (text) =>
      allVatRates.includes(text as VatRate)
        ? succeed(text as VatRate)
        : refuse("Choose the rate of VAT that the supplier charges on it"),
    ),
    cfrCode: optionalField(null, (text) =>
      allExpenditureCodes.includes(text as ExpenditureCode)
        ? succeed(text)
        : refuse("Choose the CFR code that it is reported under"),
    ),
  })
  .prefault({})

/**
 * What came in the place of an item, by places from 0: `<n>.name`, `.quantity`, `.unitPrice`, `.vatRate` and
 * `.cfrCode`; any of them may be left empty, and whole places too.
 */
export const replacementRows = z
  .unknown()
  .transform((raw) => (Array.isArray(raw) ? Array.from(raw).slice(0, MOST_REPLACEMENTS) : []))
  .pipe(z.array(replacementFields))
  .prefault([])

type Named = Pick<PoolItem, "name" | "cfrCode" | "vatRate">

type Around = {
  item: Named
  /** All of the pool: what carries the name of one of them goes under its code and rate of VAT. */
  items: readonly Named[]
  /** How many arrived, replacements among them. */
  arrived: number
}

type Complain = (field: [place: number, name: "name" | "quantity"], message: string) => void

/**
 * Reads what came in the place of an item, or says beside its fields what does not fit; nothing for what was ordered.
 * One without a quantity is all that arrived; without a code or a rate, those of the pool's item of the same name hold,
 * or else of the item that it replaces.
 */
export const readReplacements = (
  rows: z.output<typeof replacementRows>,
  { item, items, arrived }: Around,
  complain: Complain,
): DeliveredReplacement[] => {
  const filled = rows.flatMap((row, place) =>
    Object.values(row).some((value) => value !== null && value !== "") ? [{ ...row, place }] : [],
  )
  const read: DeliveredReplacement[] = []
  for (const { place, name, quantity, unitPrice, vatRate, cfrCode } of filled) {
    const left = arrived - unitsOf(read)
    if (name === "") complain([place, "name"], "Say what came, or leave all of this empty")
    else if (arrived === 0) complain([place, "name"], "Nothing of it arrived, so nothing came in its place")
    else if (read.some((one) => sameName(one.name, name)))
      complain([place, "name"], "Enter it once, with all of it, or say how the two differ")
    else if (quantity === null && filled.length > 1)
      complain([place, "quantity"], "Enter how many, because more than one thing came in its place")
    else if (quantity !== null && quantity > left) complain([place, "quantity"], tooMany(arrived, left))
    else {
      const known = items.find((other) => sameName(other.name, name)) ?? item
      read.push({
        ...{ name, quantity: quantity ?? arrived, unitPrice },
        ...{ vatRate: vatRate ?? known.vatRate, cfrCode: cfrCode ?? known.cfrCode },
      })
    }
  }
  return read
}

const tooMany = (arrived: number, left: number): string =>
  left === arrived
    ? `Enter ${arrived} or fewer: so many arrived, and these are counted among them`
    : `${arrived} arrived, and what is entered before this leaves ${left} of them`
