import { z } from "zod"
import { allExpenditureCodes, type ExpenditureCode } from "#app/core/cfr-codes.ts"
import { optionalField, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import type { DeliveredReplacement } from "#app/features/purchasing/deliveries/delivery.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

const LONGEST_NAME = 120

/** What came in the place of an item: `name`, `quantity`, `unitPrice` and `cfrCode`; all of it may be left empty. */
export const replacementFields = z
  .object({
    name: textField(LONGEST_NAME),
    quantity: optionalField(null, (text) => parseWholeNumber(text, { least: 1, most: MOST_UNITS })),
    unitPrice: optionalField(null, parseUnitPrice),
    cfrCode: optionalField(null, (text) =>
      allExpenditureCodes.includes(text as ExpenditureCode)
        ? succeed(text)
        : refuse("Choose the CFR code that it is reported under"),
    ),
  })
  .prefault({})

type Named = Pick<PoolItem, "name" | "cfrCode">

type Around = {
  item: Named
  /** All of the pool: what carries the name of one of them goes under its code. */
  items: readonly Named[]
  /** How many arrived, replacements among them. */
  arrived: number
}

/**
 * Reads what came in the place of an item, or says beside its fields what does not fit; null for what was ordered.
 * Without a quantity it is all that arrived; without a code, that of the pool's item of the same name, or else of the
 * item that it replaces.
 */
export const readReplacement = (
  { name, quantity, unitPrice, cfrCode }: z.output<typeof replacementFields>,
  { item, items, arrived }: Around,
  complain: (field: "name" | "quantity", message: string) => void,
): DeliveredReplacement | null => {
  if (name === "") {
    if (quantity !== null || unitPrice !== null || cfrCode !== null)
      complain("name", "Say what came, or leave all of this empty")
    return null
  }
  if (arrived === 0) {
    complain("name", "Nothing of it arrived, so nothing came in its place")
    return null
  }
  if (quantity !== null && quantity > arrived)
    complain("quantity", `Enter ${arrived} or fewer: so many arrived, and these are counted among them`)
  const known = items.find((other) => sameName(other.name, name)) ?? item
  return { name, quantity: quantity ?? arrived, unitPrice, cfrCode: cfrCode ?? known.cfrCode }
}

const sameName = (one: string, other: string): boolean =>
  one.toLocaleLowerCase("en-GB") === other.toLocaleLowerCase("en-GB")
