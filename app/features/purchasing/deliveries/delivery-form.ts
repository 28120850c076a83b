import { z } from "zod"
import { field, optionalField, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import type { DeliveredLine } from "#app/features/purchasing/deliveries/delivery.ts"
import { readReplacements, replacementRows } from "#app/features/purchasing/deliveries/replacement-form.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

const LONGEST_NOTE = 1_000

/** What arrived of one item: `quantity` in units, and what came in its place, or at another price, where it did. */
const lineFields = {
  quantity: field((text) =>
    text.trim() === ""
      ? refuse("Enter how many arrived, or 0 if none did")
      : parseWholeNumber(text, { least: 0, most: MOST_UNITS }),
  ),
  replacements: replacementRows,
  unitPrice: optionalField(null, parseUnitPrice),
}

type DeliverableItem = Pick<PoolItem, "id" | "name" | "cfrCode" | "vatRate">

/**
 * One delivery: `id`, `deliveredOn`, `note`, `completes` ("yes" when nothing more is to come) and, by item id,
 * `items.<id>.quantity`, `.unitPrice` and `.replacements`, which are as in replacement-form.ts.
 */
export const deliveryForm = (
  items: readonly DeliverableItem[],
  arrived: (itemId: string) => number,
  /** All items of the pool, of which one may have come in the place of another. */
  all: readonly DeliverableItem[] = items,
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
      let faults = 0
      const lines = items.map((item): DeliveredLine => {
        const { replacements, ...line } = typed[item.id]!
        const around = { item, items: all, arrived: line.quantity }
        return {
          ...{ itemId: item.id, ...line },
          replacements: readReplacements(replacements, around, (at, message) => {
            faults++
            context.addIssue({ code: "custom", path: ["items", item.id, "replacements", ...at], message })
          }),
        }
      })
      if (faults > 0) return z.NEVER
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
