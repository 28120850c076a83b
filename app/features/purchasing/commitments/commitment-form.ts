import { z } from "zod"
import { optionalField, textField } from "#app/core/form-fields.ts"
import { keepLatest } from "#app/core/keep-latest.ts"
import { refuse } from "#app/core/outcome.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import {
  type CommitmentLine,
  LONGEST_ORDER_NUMBER,
  MOST_UNITS,
} from "#app/features/purchasing/commitments/commitment.ts"
import { type Conditions, isConditional } from "#app/features/purchasing/commitments/conditions.ts"
import { conditionFields } from "#app/features/purchasing/commitments/conditions-form.ts"
import { readLine, wholePacks } from "#app/features/purchasing/commitments/line-conditions.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

export type WantedCommitment = {
  purchaseOrderNumber: string
  lines: CommitmentLine[]
  /** None for a school that takes its quantities at any price. */
  conditions?: Conditions | null
}

const writtenOut = (items: readonly PoolItem[]) =>
  JSON.stringify(items, (_, value) => (typeof value === "bigint" ? String(value) : value))

/**
 * What a school takes of a pool's items: `quantities.<item id>` in units, empty for none, `purchaseOrderNumber`, and
 * conditions as in conditions-form.ts. A commitment to nothing is refused: withdrawing is an act of its own.
 */
export const commitmentForm = keepLatest(100, writtenOut, (items: readonly PoolItem[]) =>
  z
    .object({
      quantities: z.object(Object.fromEntries(items.map((item) => [item.id, quantityOf(item)]))).prefault({}),
      purchaseOrderNumber: textField(LONGEST_ORDER_NUMBER),
      ...conditionFields(items),
    })
    .transform((typed, context): WantedCommitment => {
      let faults = 0
      const complain = (path: PropertyKey[], message: string) => {
        faults++
        context.addIssue({ code: "custom", path, message })
      }
      const all = items.map((item) => ({
        item,
        quantity: typed.quantities[item.id] ?? 0,
        typed: {
          limit: typed.limits[item.id] ?? null,
          steps: typed.steps[item.id] ?? [],
          tolerance: typed.tolerances[item.id] ?? 0,
          substitute: typed.substitutes[item.id] ?? { item: "", limit: null, most: null },
        },
      }))
      const taken = all.filter(({ quantity }) => quantity > 0)
      for (const { item, quantity, typed: line } of all)
        if (quantity === 0 && line.steps.some((step) => step.quantity !== null))
          complain(
            ["quantities", item.id],
            "Enter how many you would take in any case, before the larger quantity",
          )
      if (taken.length === 0 && faults === 0)
        complain(
          items[0] ? ["quantities", items[0].id] : [],
          "Enter how much you would take of at least one item. To take nothing, withdraw instead",
        )
      const lines = taken.flatMap((line) => readLine(line, all, complain) ?? [])
      if (faults > 0) return z.NEVER
      const { totalLimit, totalLimitVat, leastSchools, allOrNothing, purchaseOrderNumber } = typed
      const conditions: Conditions = {
        totalLimit: totalLimit === null ? null : { pence: totalLimit, includesVat: totalLimitVat === "inc" },
        leastSchools,
        allOrNothing,
        lines,
      }
      return {
        purchaseOrderNumber,
        lines: taken.map(({ item, quantity }) => ({
          itemId: item.id,
          quantity: lines.find(({ itemId }) => itemId === item.id)?.steps.at(-1)?.quantity ?? quantity,
        })),
        conditions: isConditional(conditions) ? conditions : null,
      }
    }),
)

/** One quantity in whole packs; nothing typed is none. */
export const quantityOf = (item: PoolItem) =>
  optionalField(0, (text) => {
    const read = parseWholeNumber(text, { least: 0, most: MOST_UNITS })
    if (!read.ok || item.packs === "split" || read.value % item.packSize === 0) return read
    return refuse(wholePacks(item, read.value))
  })

/**
 * An answer that is still being typed, as far as it can be read: conditions count once everything fits together, and
 * a quantity that cannot be read counts as none.
 */
export const typedAnswer = (
  items: readonly PoolItem[],
  typed: Record<string, unknown>,
): Pick<WantedCommitment, "lines" | "conditions"> => {
  const parsed = commitmentForm(items).safeParse(typed)
  if (parsed.success) return parsed.data
  const quantities = (typed.quantities ?? {}) as Record<string, unknown>
  return {
    lines: items.flatMap(({ id }) => {
      const read = parseWholeNumber(String(quantities[id] ?? ""), { least: 1, most: MOST_UNITS })
      return read.ok ? [{ itemId: id, quantity: read.value }] : []
    }),
  }
}
