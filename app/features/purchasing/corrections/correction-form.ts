import { z } from "zod"
import { broughtId, field, textField } from "#app/core/form-fields.ts"
import { parsePounds } from "#app/core/money.ts"
import { refuse } from "#app/core/outcome.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import type { AccountFacts, ItemFacts } from "#app/features/purchasing/corrections/pool-account.ts"
import { readReplacements, replacementRows } from "#app/features/purchasing/deliveries/replacement-form.ts"
import { itemOf, type PoolItem } from "#app/features/purchasing/pools/pool.ts"

const LONGEST_REASON = 500
const MOST_DELIVERY_PENCE = 100_000_000n

const itemFields = (settled: ReadonlyMap<string, number>) => {
  const agreed = [...settled.values()].reduce((sum, one) => sum + one, 0)
  return z
    .object({
      quantity: field((text) => {
        const read = parseWholeNumber(text, { least: 0, most: MOST_UNITS })
        return read.ok && read.value < agreed
          ? refuse(`Enter ${agreed} or more: that many were agreed with single schools`)
          : read
      }),
      unitPrice: field(parseUnitPrice),
      replacements: replacementRows,
    })
    .prefault({})
}

/**
 * What was delivered and charged in all, to correct what stands: by item id `items.<id>.quantity`, `.unitPrice` and
 * `.replacements`, which are as in replacement-form.ts; `delivery` in pounds before VAT; and `reason`, which every school
 * concerned reads. `items` are those of the pool.
 */
export const correctionForm = (standing: AccountFacts, items: readonly PoolItem[]) =>
  z
    .object({
      id: broughtId,
      reason: textField(
        LONGEST_REASON,
        "Say what is corrected and why. Every school that it concerns will read this",
      ),
      delivery: field((text) => {
        const read = parsePounds(text)
        return read.ok && read.value > MOST_DELIVERY_PENCE ? refuse("Enter £1,000,000 or less") : read
      }),
      items: z
        .object(
          Object.fromEntries(standing.items.map(({ itemId, settled }) => [itemId, itemFields(settled)])),
        )
        .prefault({}),
    })
    .transform(({ id, reason, delivery, items: typed }, context) => {
      let faults = 0
      const corrected = standing.items.map(({ itemId, settled }): ItemFacts => {
        const { replacements: given, ...line } = typed[itemId]!
        const item = itemOf({ items }, itemId)
        const around = { item, items, arrived: line.quantity }
        const replacements = readReplacements(given, around, (at, message) => {
          faults++
          context.addIssue({ code: "custom", path: ["items", itemId, "replacements", ...at], message })
        })
        return {
          ...{ itemId, settled, ...line },
          replacements: replacements.map((one) => ({ ...one, unitPrice: one.unitPrice ?? line.unitPrice })),
        }
      })
      if (faults > 0) return z.NEVER
      return { id, reason, facts: { deliveryPence: delivery, items: corrected } satisfies AccountFacts }
    })
