import { shownRows, type Typed, textOf } from "#app/core/form-rows.ts"
import { formatUnitPrice, parseUnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_TIERS } from "#app/features/purchasing/drafting/most-rows.ts"

type Rung = { fromQuantity: number; unitPriceText: string }

/** The prices typed so far as a ladder; rows that cannot be read yet are left out, and null stands for none at all. */
export function draftLadder(typed: Typed, item: number): Rung[] | null {
  const rungs: Rung[] = []
  for (const row of shownRows(typed, `items.${item}.tiers`, { most: MOST_TIERS })) {
    const from = parseWholeNumber(textOf(typed, `items.${item}.tiers.${row}.fromQuantity`), FROM)
    const price = parseUnitPrice(textOf(typed, `items.${item}.tiers.${row}.unitPrice`))
    if (from.ok && price.ok && from.value > (rungs.at(-1)?.fromQuantity ?? 0))
      rungs.push({ fromQuantity: from.value, unitPriceText: formatUnitPrice(price.value) })
  }
  return rungs.length > 0 ? rungs : null
}

const FROM = { least: 1, most: 10_000_000 }
