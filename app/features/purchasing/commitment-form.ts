import { z } from "zod"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { type CommitmentLine, LONGEST_ORDER_NUMBER, MOST_UNITS } from "#app/features/purchasing/commitment.ts"
import { countUnits, pluralUnit } from "#app/features/purchasing/count-units.ts"
import { optionalField, textField } from "#app/features/purchasing/form-fields.ts"
import type { PoolItem } from "#app/features/purchasing/pool.ts"

export type WantedCommitment = { purchaseOrderNumber: string; lines: CommitmentLine[] }

type Ordered = Pick<PoolItem, "id" | "name" | "unit" | "packSize">

/**
 * What a school takes of a pool's items: `quantities.<item id>` in units, empty for none, and `purchaseOrderNumber`.
 * A commitment to nothing is refused: withdrawing is an act of its own.
 */
export const commitmentForm = (items: readonly Ordered[]) =>
  z
    .object({
      quantities: z.object(Object.fromEntries(items.map((item) => [item.id, quantityOf(item)]))).prefault({}),
      purchaseOrderNumber: textField(LONGEST_ORDER_NUMBER),
    })
    .transform(({ quantities, purchaseOrderNumber }, context): WantedCommitment => {
      const lines = items.flatMap(({ id }) =>
        quantities[id] ? [{ itemId: id, quantity: quantities[id] }] : [],
      )
      if (lines.length > 0) return { purchaseOrderNumber, lines }
      const path = items[0] ? ["quantities", items[0].id] : []
      context.addIssue({
        code: "custom",
        path,
        message: "Enter how much you would take of at least one item. To take nothing, withdraw instead",
      })
      return z.NEVER
    })

const quantityOf = (item: Ordered) =>
  optionalField(0, (text) => {
    const read = parseWholeNumber(text, { least: 0, most: MOST_UNITS })
    if (!read.ok || read.value % item.packSize === 0) return read
    return refuse(wholePacks(item, read.value))
  })

/** "Copier paper comes in packs of 5 reams. Enter 10 or 15" */
const wholePacks = ({ name, unit, packSize }: Ordered, quantity: number): string => {
  const below = Math.floor(quantity / packSize) * packSize
  const above = below + packSize
  const choice = [below, above].filter((count) => count > 0 && count <= MOST_UNITS).join(" or ")
  return `${name} comes in packs of ${countUnits(packSize, unit)}. Enter ${choice} ${pluralUnit(unit)}`
}

/** Reads one quantity by itself, as a page does that previews a cost. */
export const parseQuantity = (text: string) =>
  text.trim() === "" ? succeed(0) : parseWholeNumber(text, { least: 0, most: MOST_UNITS })
