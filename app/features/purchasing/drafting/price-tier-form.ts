import { z } from "zod"
import { field } from "#app/core/form-fields.ts"
import { formatUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_TIERS } from "#app/features/purchasing/drafting/most-rows.ts"
import { typedRows } from "#app/features/purchasing/drafting/typed-rows.ts"
import type { PriceTier } from "#app/features/purchasing/pools/pool.ts"

/** More than a whole county orders. */
const MOST_FROM = 10_000_000

/** `tiers.<n>.fromQuantity` and `.unitPrice`: quantities rise strictly, prices never; empty rows do not count. */
export const draftTiers = (price: z.ZodType<UnitPrice>) =>
  typedRows(
    z.object({
      fromQuantity: field((text) => parseWholeNumber(text, { least: 1, most: MOST_FROM })),
      unitPrice: price,
    }),
    {
      most: MOST_TIERS,
      none: "Enter at least one price, and the quantity from which it holds",
      tooMany: `An item can have up to ${MOST_TIERS} prices`,
      between: (tiers: readonly PriceTier[]) =>
        tiers.slice(1).flatMap((tier, i) => {
          const fault = faultBetween(tiers[i]!, tier)
          return fault ? [{ row: i + 1, ...fault }] : []
        }),
    },
  )

const faultBetween = (before: PriceTier, after: PriceTier) => {
  if (after.fromQuantity === before.fromQuantity)
    return { field: "fromQuantity", message: `There are two prices from ${after.fromQuantity}: remove one` }
  if (after.fromQuantity < before.fromQuantity)
    return {
      field: "fromQuantity",
      message: `Enter more than ${before.fromQuantity}, the quantity of the price before`,
    }
  if (after.unitPrice > before.unitPrice)
    return {
      field: "unitPrice",
      message: `Enter ${formatUnitPrice(before.unitPrice)} or less: a larger quantity cannot cost more`,
    }
  return null
}
