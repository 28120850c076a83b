import { parse } from "csv-parse/sync"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { decodeText } from "#app/features/purchasing/files/decode-text.ts"

/** `line` counts from 1, the header included; `column` is a header, or "" for the whole line. */
export type FileFault = { line: number; column: string; sentence: string }

/** One line below the header: what stands in each column, trimmed; "" in a column that the file leaves out. */
export type TableLine<Field extends string> = { line: number; cells: Record<Field, string> }

export type TableShape<Field extends string> = {
  /** The header of each column, read in any case and any order; others are passed over. */
  columns: Readonly<Record<Field, string>>
  /** A file may leave these out altogether. */
  optional: readonly Field[]
  /** What a line is, for people: "contracts". */
  what: string
  mostLines: number
  /** What to do about a file with more lines. */
  tooMany: string
}

export const MOST_FILE_BYTES = 2_000_000
export const MOST_FAULTS = 100

/** Reads a CSV file of known columns: every line of it, or what is damaged and where. */
export function readTableFile<Field extends string>(
  bytes: Uint8Array,
  { columns, optional, what, mostLines, tooMany }: TableShape<Field>,
): Outcome<TableLine<Field>[], FileFault[]> {
  const text = decodeText(bytes)
  if (!text.ok) return whole(1, text.reason)
  const records = readRecords(text.value)
  if (!records.ok) return records
  const [header, ...rows] = records.value
  if (!header) return whole(1, "The file is empty")
  const names = header.cells.map((name) => name.trim().toLowerCase())
  const places = (Object.keys(columns) as Field[]).map((field) => ({
    field,
    at: names.indexOf(columns[field].toLowerCase()),
  }))
  const missing = places.filter(({ field, at }) => at < 0 && !optional.includes(field))
  if (missing.length > 0)
    return refuse(
      missing.map(({ field }) => ({
        ...{ line: header.line, column: columns[field] },
        sentence: "This column is missing from the header row",
      })),
    )
  const twice = places.filter(({ at, field }) => names.lastIndexOf(columns[field].toLowerCase()) > at)
  if (twice.length > 0)
    return refuse(
      twice.map(({ field }) => ({
        ...{ line: header.line, column: columns[field] },
        sentence: "This column is in the header row more than once: keep the one that counts",
      })),
    )
  if (rows.length === 0) return whole(header.line, `There are no ${what} below the header row`)
  if (rows.length > mostLines) return whole(header.line, tooMany)
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
      cells: Object.fromEntries(places.map(({ field, at }) => [field, unescaped(cells[at] ?? "")])) as Record<
        Field,
        string
      >,
    })),
  )
}

const whole = (line: number, sentence: string) => refuse([{ line, column: "", sentence }])

/** What was written so that a spreadsheet shows it and does not compute it (core/csv-cell.ts), as it was before. */
const unescaped = (cell: string) => cell.trim().replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")

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
