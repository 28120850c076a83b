import { stringify } from "csv-stringify/sync"
import { csvText } from "#app/core/csv-cell.ts"

/**
 * One column of a CSV file. `text` is whatever people typed, and is made safe to open in a spreadsheet; `figure`
 * is a plain number of our own writing, so its minus sign may stand.
 */
export type CsvColumn<Row> = { header: string } & (
  | { text: (row: Row) => string }
  | { figure: (row: Row) => string }
)

/** A column that the receiving program expects and Kith has nothing to put in. */
export const emptyColumn = (header: string) => ({ header, text: () => "" })

/** Writes a header row and the rows as comma-separated values with CRLF line ends (RFC 4180). */
export const writeCsv = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  stringify(
    [
      columns.map((column) => column.header),
      ...rows.map((row) =>
        columns.map((column) => ("text" in column ? csvText(column.text(row)) : column.figure(row))),
      ),
    ],
    { record_delimiter: "\r\n" },
  )

/** Tells spreadsheets that a file is UTF-8; without it they read "Ł" as two other letters. */
export const BYTE_ORDER_MARK = "\uFEFF"
