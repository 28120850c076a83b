import { parse } from "csv-parse/sync"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { type ContractDraft, identityOf } from "#app/features/purchasing/contracts/contract.ts"
import {
  type ContractField,
  contractColumns,
  contractFields,
  optionalColumns,
} from "#app/features/purchasing/contracts/contract-columns.ts"
import { contractForm } from "#app/features/purchasing/contracts/contract-form.ts"
import { decodeText } from "#app/features/purchasing/contracts/decode-text.ts"
import { type ContractCells, typedContract } from "#app/features/purchasing/contracts/typed-contract.ts"

/** `line` counts from 1, the header included; `column` is a header, or "" for the whole line. */
export type FileFault = { line: number; column: string; sentence: string }

export type ContractLine = { line: number; contract: ContractDraft }

export const MOST_FILE_BYTES = 2_000_000
const MOST_LINES = 2_000
const MOST_FAULTS = 100

/** Reads a file of contracts: all of it, or every fault with its line and column. */
export function readContractsFile(
  bytes: Uint8Array,
  today: Temporal.PlainDate,
): Outcome<ContractLine[], FileFault[]> {
  const table = readTable(bytes)
  if (!table.ok) return table
  const form = contractForm(today)
  const lines: ContractLine[] = []
  const lineOf = new Map<string, number>()
  const faults: FileFault[] = []
  for (const { line, cells } of table.value) {
    if (faults.length >= MOST_FAULTS) break
    const { typed, faults: misread } = typedContract(cells)
    const parsed = form.safeParse(typed)
    const said = new Set(misread.map(({ field }) => field))
    for (const { field, sentence } of misread) faults.push({ line, column: contractColumns[field], sentence })
    for (const { path, message } of parsed.error?.issues ?? [])
      if (!said.has(path[0] as ContractField))
        faults.push({ line, column: contractColumns[path[0] as ContractField], sentence: message })
    if (!parsed.success || misread.length > 0) continue
    const before = lineOf.get(identityOf(parsed.data))
    if (before !== undefined) faults.push({ line, column: "", sentence: sameAs(before) })
    lineOf.set(identityOf(parsed.data), line)
    lines.push({ line, contract: parsed.data })
  }
  return faults.length > 0 ? refuse(faults.slice(0, MOST_FAULTS)) : succeed(lines)
}

const sameAs = (line: number) =>
  `This is the contract of line ${line} again: the same supplier, purpose and end date`

type Row = { line: number; cells: ContractCells }

const whole = (line: number, sentence: string) => refuse([{ line, column: "", sentence }])

function readTable(bytes: Uint8Array): Outcome<Row[], FileFault[]> {
  const text = decodeText(bytes)
  if (!text.ok) return whole(1, text.reason)
  const records = readRecords(text.value)
  if (!records.ok) return records
  const [header, ...rows] = records.value
  if (!header) return whole(1, "The file is empty")
  const names = header.cells.map((name) => name.trim().toLowerCase())
  const places = contractFields.map((field) => ({
    field,
    at: names.indexOf(contractColumns[field].toLowerCase()),
  }))
  const missing = places.filter(({ field, at }) => at < 0 && !optionalColumns.includes(field))
  if (missing.length > 0)
    return refuse(
      missing.map(({ field }) => ({
        line: header.line,
        column: contractColumns[field],
        sentence: "This column is missing from the header row",
      })),
    )
  if (rows.length === 0) return whole(header.line, "There are no contracts below the header row")
  if (rows.length > MOST_LINES)
    return whole(
      header.line,
      `Split the file: it has more than ${MOST_LINES.toLocaleString("en-GB")} contracts`,
    )
  const ragged = rows.filter(({ cells }) => cells.length !== names.length)
  if (ragged.length > 0)
    return refuse(
      ragged.slice(0, MOST_FAULTS).map(({ line, cells }) => ({
        ...{ line, column: "" },
        sentence: `The header has ${names.length} cells and this line ${cells.length}`,
      })),
    )
  return succeed(
    rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(places.map(({ field, at }) => [field, cells[at] ?? ""])) as ContractCells,
    })),
  )
}

type CsvRecord = { line: number; cells: string[] }

/** Lists are parted by commas, or as spreadsheets of other countries write them. */
const delimiterOf = (text: string) => {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  return [",", ";", "\t"].find((mark) => header.includes(mark)) ?? ","
}

function readRecords(text: string): Outcome<CsvRecord[], FileFault[]> {
  let lastWhole = 0
  try {
    // With `info` every record comes with its last line, which the library's types do not say.
    const records = parse(text, {
      info: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (record, { lines }) => {
        lastWhole = lines
        return record
      },
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return succeed(
      records.map(({ record, info }) => ({ cells: record, line: info.lines - breaksIn(record) })),
    )
  } catch (error) {
    const { code = "", lines = 1 } = error as { code?: string; lines?: number }
    // A quotation mark that is never closed swallows the lines below it: name the one where it begins.
    return whole(
      code === NOT_CLOSED ? lastWhole + 1 : lines,
      damages[code] ?? "This line cannot be read as CSV",
    )
  }
}

const breaksIn = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)

const NOT_CLOSED = "CSV_QUOTE_NOT_CLOSED"

const damages: Record<string, string> = {
  [NOT_CLOSED]: "A quotation mark is opened and not closed before the end of the file",
  CSV_INVALID_CLOSING_QUOTE: "There is text after a closing quotation mark",
  INVALID_OPENING_QUOTE: "There is a quotation mark inside a cell that does not begin with one",
}
