import { z } from "zod"
import { field, optionalField, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import type { DeliveredLine } from "#app/features/purchasing/deliveries/delivery.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

const LONGEST_NOTE = 1_000
const LONGEST_NAME = 120

/** What arrived of one item: `quantity` in units, and what came instead, or at another price, where it did. */
const lineFields = {
  quantity: field((text) =>
    text.trim() === ""
      ? refuse("Enter how many arrived, or 0 if none did")
      : parseWholeNumber(text, { least: 0, most: MOST_UNITS }),
  ),
  substitute: textField(LONGEST_NAME).transform((name) => (name === "" ? null : name)),
  unitPrice: optionalField(null, parseUnitPrice),
}

/**
 * One delivery: `id`, `deliveredOn`, `note`, `completes` ("yes" when nothing more is to come) and, by item id,
 * `items.<id>.quantity`, `.substitute` and `.unitPrice`.
 */
export const deliveryForm = (
  items: readonly Pick<PoolItem, "id" | "name">[],
  arrived: (itemId: string) => number,
) =>
  z
    .object({
      id: z.uuid(),
      deliveredOn: field((text) => {
        const date = parseDate(text)
        return date.ok && date.value.year < 2000 ? refuse("Enter a date in this century") : date
      }),
      note: textField(LONGEST_NOTE),
      completes: field((text) => succeed(text === "yes")),
      items: z
        .object(Object.fromEntries(items.map(({ id }) => [id, z.object(lineFields).prefault({})])))
        .prefault({}),
    })
    .transform(({ items: typed, ...delivery }, context) => {
      const lines = items.map(({ id }): DeliveredLine => ({ itemId: id, ...typed[id]! }))
      const path = items[0] ? ["items", items[0].id, "quantity"] : []
      const refuseAt = (at: (string | number)[], message: string) => {
        context.addIssue({ code: "custom", path: at, message })
        return z.NEVER
      }
      const flood = lines.find(({ itemId, quantity }) => arrived(itemId) + quantity > MOST_UNITS)
      if (flood)
        return refuseAt(["items", flood.itemId, "quantity"], "That makes more than anybody can order")
      if (!delivery.completes && lines.every(({ quantity }) => quantity === 0))
        return refuseAt(path, "Enter what arrived of at least one item, or say that nothing more is to come")
      return { ...delivery, lines }
    })
