import { parsePounds } from "#app/core/money.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { FileFault, TableLine } from "#app/features/purchasing/files/read-table-file.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import {
  type QuotationField,
  quotationColumns,
} from "#app/features/purchasing/quotations/quotation-columns.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

type Line = TableLine<QuotationField>

type TypedItem = {
  unit: string
  packSize: string
  vatRate: string
  pricing: string
  tiers: { fromQuantity: string; unitPrice: string }[]
}

type Place = { line: number; column: string }

type Read = {
  /** As the form of a quotation has it. */
  typed: { items: (TypedItem | undefined)[]; deliveryCost: string; freeDeliveryFrom: string }
  /** Where in the file a field of the form came from; null for what did not. */
  placeOf: (path: readonly PropertyKey[]) => Place | null
  faults: FileFault[]
}

/** The lines of a file as the form would have them, and what the form itself could not say of them. */
export function typedQuotation(lines: readonly Line[], items: readonly PoolItem[]): Read {
  const faults: FileFault[] = []
  const complain = (line: number, field: QuotationField, sentence: string) =>
    faults.push({ line, column: quotationColumns[field], sentence })
  const priced = lines.filter(({ cells }) => cells.fromQuantity !== "" || cells.unitPrice !== "")
  const delivery = oneOf(lines, "delivery", complain)
  const freeFrom = oneOf(lines, "freeDeliveryFrom", complain)
  const linesOf = new Map<number, Line[]>()
  for (const line of priced) {
    const place = placeOfItem(line.cells, items)
    if (place < 0) complain(line.line, "item", unknownItem(line.cells.item, items))
    else linesOf.set(place, [...(linesOf.get(place) ?? []), line])
  }
  const typed: (TypedItem | undefined)[] = []
  for (const [place, ofItem] of linesOf) typed[place] = itemOf(ofItem, complain)
  return {
    typed: { items: typed, deliveryCost: delivery?.cell ?? "", freeDeliveryFrom: freeFrom?.cell ?? "" },
    placeOf: ([head, place, field, row, inner]) => {
      if (head === "deliveryCost" && (delivery || freeFrom))
        return { line: (delivery ?? freeFrom)!.line, column: quotationColumns.delivery }
      if (head === "freeDeliveryFrom" && freeFrom)
        return { line: freeFrom.line, column: quotationColumns.freeDeliveryFrom }
      const ofItem = linesOf.get(Number(place))
      if (head !== "items" || !ofItem) return null
      const { line } = (field === "tiers" && typeof row === "number" ? ofItem[row] : null) ?? ofItem[0]!
      const column = (field === "tiers" ? (inner ?? "fromQuantity") : field) as QuotationField
      return { line, column: quotationColumns[column] ?? "" }
    },
    faults,
  }
}

type Complain = (line: number, field: QuotationField, sentence: string) => void

const same = (a: string, b: string) => tidy(a) === tidy(b)
const tidy = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase()

/** Two items of a pool may have one name and differ in their unit. */
const placeOfItem = (cells: Line["cells"], items: readonly PoolItem[]): number => {
  const exact = items.findIndex(({ name, unit }) => same(name, cells.item) && same(unit, cells.unit))
  return exact < 0 ? items.findIndex(({ name }) => same(name, cells.item)) : exact
}

const unknownItem = (name: string, items: readonly PoolItem[]) => {
  if (name === "") return "Enter which item of the pool this is the price of"
  const known = items.slice(0, 5).map((item) => `“${item.name}”`)
  const rest = items.length > 5 ? ` and ${items.length - 5} more` : ""
  return `The pool has no item of this name. It has ${known.join(", ")}${rest}`
}

/** What must be the same wherever it is said: the first that says it, and a fault for each that says otherwise. */
const oneOf = (lines: readonly Line[], field: QuotationField, complain: Complain) => {
  const meaning = meanings[field] ?? tidy
  const said = lines.filter(({ cells }) => cells[field] !== "")
  const [first, ...others] = said
  for (const { line, cells } of others)
    if (meaning(cells[field]) !== meaning(first!.cells[field]))
      complain(line, field, `Line ${first!.line} says ${first!.cells[field]}: there can be only one`)
  return first ? { line: first.line, cell: first.cells[field] } : null
}

function itemOf(lines: readonly Line[], complain: Complain): TypedItem {
  const said = (field: QuotationField) => oneOf(lines, field, complain)
  const [first] = lines
  const vat = said("vatRate")
  const vatRate = vatRateOf(vat?.cell ?? "")
  if (vatRate === null)
    complain(vat?.line ?? first!.line, "vatRate", "Enter the rate of VAT: 20, 5, 0, exempt or outside")
  const holds = said("pricing")
  const pricing = pricings[tidy(holds?.cell ?? "order")]
  if (!pricing) complain(holds!.line, "pricing", "Enter order or units, or leave it empty")
  return {
    unit: said("unit")?.cell ?? "",
    packSize: said("packSize")?.cell ?? "",
    vatRate: vatRate ?? "standard",
    pricing: pricing ?? "all-units",
    tiers: lines.map(({ cells }) => ({ fromQuantity: cells.fromQuantity, unitPrice: cells.unitPrice })),
  }
}

const pricings: Record<string, string> = { order: "all-units", units: "incremental" }

const amount = (cell: string) => {
  const read = parsePounds(cell)
  return read.ok ? String(read.value) : tidy(cell)
}

/** What a cell means, where one thing can be written in several ways: "20" and "20 %", "ream" and "reams". */
const meanings: Partial<Record<QuotationField, (cell: string) => string>> = {
  unit: (cell) => pluralUnit(tidy(cell)),
  vatRate: (cell) => vatRateOf(cell) ?? tidy(cell),
  packSize: (cell) => tidy(cell).replace(/^0+(?=\d)|,/g, ""),
  delivery: amount,
  freeDeliveryFrom: amount,
}

const words: Record<string, VatRate> = {
  ...{ standard: "standard", reduced: "reduced", zero: "zero", exempt: "exempt", outside: "outside" },
  ...{ "outside the scope": "outside", "20": "standard", "5": "reduced", "0": "zero" },
}

const vatRateOf = (cell: string): VatRate | null => {
  const key = tidy(cell)
    .replace(/\s*(?:%|rate|vat)\s*/g, "")
    .replace(/\.0+$/, "")
  return Object.hasOwn(words, key) ? words[key]! : null
}
