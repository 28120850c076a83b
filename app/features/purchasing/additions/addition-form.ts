import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { field, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import { quantityOf } from "#app/features/purchasing/commitments/commitment-form.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

export type WantedAddition = { id: string; note: string; lines: CommitmentLine[] }

/** `id`, `note`, and `quantities.<item id>` for every item that the pool buys: how much more. */
export const additionForm = (items: readonly PoolItem[]) =>
  z
    .object({
      id: field((typed) => (isId(typed) ? succeed(typed) : refuse("Open this form anew, and try again"))),
      note: textField(500),
      quantities: z.object(Object.fromEntries(items.map((item) => [item.id, quantityOf(item)]))).prefault({}),
    })
    .transform(({ id, note, quantities }, context): WantedAddition => {
      const lines = items.flatMap((item) =>
        quantities[item.id] ? [{ itemId: item.id, quantity: quantities[item.id]! }] : [],
      )
      if (lines.length > 0) return { id, note, lines }
      context.addIssue({
        code: "custom",
        path: items[0] ? ["quantities", items[0].id] : [],
        message: "Enter how much more you would take of at least one item",
      })
      return z.NEVER
    })

/** `reason` of a refusal. */
export const refusalForm = z.object({ reason: textField(500, "Say why, so that the school knows") })
