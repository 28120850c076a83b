import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import {
  type FileFault,
  MOST_FAULTS,
  readTableFile,
  type TableShape,
} from "#app/features/purchasing/files/read-table-file.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import {
  optionalColumns,
  type QuotationField,
  quotationColumns,
} from "#app/features/purchasing/quotations/quotation-columns.ts"
import { quotationForm, type TypedQuotation } from "#app/features/purchasing/quotations/quotation-form.ts"
import { typedQuotation } from "#app/features/purchasing/quotations/typed-quotation.ts"

const shape: TableShape<QuotationField> = {
  columns: quotationColumns,
  optional: optionalColumns,
  what: "prices",
  mostLines: 400,
  tooMany: "The file has more than 400 lines, and a quotation at most 50 items with 8 prices each",
}

/** Faults of the file by line, and of what was typed beside it by field; at least one of either. */
export type FileRefusal = { faults: FileFault[]; sentences: Record<string, string> }

type Beside = {
  id: string
  supplierName: string
  quotedOn: string
  validUntil: string
  deliveryVatRate: string
}

/**
 * Reads a supplier's file for a pool with these items, with what is typed beside it: all of it, or every fault. The
 * lines go through the same form as what is typed in rows.
 */
export function readQuotationFile(
  bytes: Uint8Array,
  items: readonly PoolItem[],
  beside: Beside,
  today: Temporal.PlainDate,
): Outcome<TypedQuotation, FileRefusal> {
  const form = quotationForm(items, today)
  const table = readTableFile(bytes, shape)
  if (!table.ok) return refuse({ faults: table.reason, sentences: besideFaults(form.safeParse(beside)) })
  const { typed, placeOf, faults: misread } = typedQuotation(table.value, items)
  const parsed = form.safeParse({ ...beside, ...typed })
  const said = new Set(misread.map(({ line, column }) => `${line} ${column}`))
  const found = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    path: path.join("."),
    message,
    place: placeOf(path),
  }))
  const ofLines = found.flatMap(({ place, message }) => {
    if (place === null || said.has(`${place.line} ${place.column}`)) return []
    return [{ ...place, sentence: message }]
  })
  // Where no line could be understood, that no price is left is no news.
  const isNews = (path: string) => path !== "items" || misread.length === 0
  const sentences = Object.fromEntries(
    found.flatMap(({ place, path, message }) =>
      place === null && isNews(path) ? [[path === "items" ? "file" : path, message]] : [],
    ),
  )
  const faults = [...misread, ...ofLines].sort((a, b) => a.line - b.line).slice(0, MOST_FAULTS)
  if (parsed.success && faults.length === 0) return succeed(parsed.data)
  return refuse({ faults, sentences })
}

const OF_THE_FILE = ["items", "deliveryCost", "freeDeliveryFrom"]

/** What is wrong with the fields beside a file that could not be read at all. */
const besideFaults = (parsed: {
  error?: { issues: { path: PropertyKey[]; message: string }[] }
}): Record<string, string> =>
  Object.fromEntries(
    (parsed.error?.issues ?? [])
      .filter(({ path }) => !OF_THE_FILE.includes(String(path[0])))
      .map(({ path, message }) => [path.join("."), message]),
  )
