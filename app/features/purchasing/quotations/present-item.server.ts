import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import { minimumOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { CellView, ItemView, QuantityRow } from "#app/features/purchasing/quotations/comparison-view.ts"
import { costAt, turningPoints } from "#app/features/purchasing/quotations/cost-at.ts"
import { cheapestOf, type Offer } from "#app/features/purchasing/quotations/offers.ts"
import { pictureOf } from "#app/features/purchasing/quotations/picture-of.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

/** More rows than this nobody reads; the picture has the rest. */
const MOST_ROWS = 24

/** One item at every quantity where some supplier's price changes, and at today's demand. */
export function presentItem(
  terms: PoolTerms,
  item: PoolItem,
  offers: readonly Offer[],
  totals: ReadonlyMap<string, number>,
): ItemView {
  const demand = totals.get(item.id) ?? 0
  const turning = turningPoints(item.id, offers).slice(0, MOST_ROWS)
  const quantities = [...new Set(demand > 0 ? [...turning, demand] : turning)].sort((a, b) => a - b)
  const isOnly = terms.items.length === 1
  const rows = quantities.map((quantity) => rowAt(terms, item, offers, { quantity, demand, totals }))
  return {
    id: item.id,
    name: item.name,
    unit: item.unit,
    basis: isOnly
      ? `what one ${item.unit} costs, ex VAT, delivery included`
      : `what one ${item.unit} costs, ex VAT, delivery left out`,
    picture: pictureOf(terms, item, offers, demand),
    spoken: `What one ${item.unit} costs against how many are ordered. ${rows.map(spokenRow).join(" ")}`,
    rows,
  }
}

type At = { quantity: number; demand: number; totals: ReadonlyMap<string, number> }

function rowAt(
  terms: PoolTerms,
  item: PoolItem,
  offers: readonly Offer[],
  { quantity, demand, totals }: At,
): QuantityRow {
  const costs = offers.map(({ key, quote }) => ({
    key,
    quote,
    at: costAt(terms, quote, item, quantity, totals),
  }))
  const cheapest = cheapestOf(
    costs.map(({ key, at }) => ({ key, cost: at?.isComplete ? at.order.grossPence : null })),
  )
  const cells = costs.map(({ key, quote, at }): CellView => {
    const quoted = quote.items.find(({ itemId }) => itemId === item.id)
    if (!quoted) return { key, main: "Not sold", detail: "", isCheapest: false }
    if (!at)
      return {
        key,
        main: "Too few",
        detail: `at least ${minimumOf(quoted).toLocaleString("en-GB")}`,
        isCheapest: false,
      }
    return {
      key,
      main: formatPounds(at.order.grossPence),
      detail: `${formatUnitPrice(at.each)} ${withArticle(item.unit)}${at.isComplete ? "" : ", not everything"}`,
      isCheapest: cheapest.has(key),
    }
  })
  return { quantity: countUnits(quantity, item.unit), isToday: quantity === demand, cells }
}

const spokenRow = ({ quantity, cells }: QuantityRow) =>
  `${quantity}: ${cells.map(({ key, main, isCheapest }) => `${key} ${main}${isCheapest ? ", cheapest" : ""}`).join("; ")}.`
