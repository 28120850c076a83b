import { boundedValue, type Figure, keepsBound, type Row } from "#tests/bench/benchmark.ts"

const headings = ["benchmark", "figure", "floor", "ratio", "bound", "verdict"]

/** The rows as one table of plain text. */
export const reportTable = (rows: readonly Row[]): string => {
  const table = [headings, ...rows.map(cellsOf)]
  const widths = headings.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)))
  const lines = table.map((cells) =>
    cells.map((cell, column) => pad(cell, widths[column]!, column)).join("  "),
  )
  return [lines[0], widths.map((width) => "─".repeat(width)).join("  "), ...lines.slice(1)].join("\n")
}

const cellsOf = (row: Row): string[] => {
  const [words, bound] =
    "atLeast" in row.bound ? ["at least", row.bound.atLeast] : ["at most", row.bound.atMost]
  const unit = row.floor ? "" : ` ${row.figure.unit}`
  return [
    row.benchmark,
    writeFigure(row.figure),
    row.floor ? writeFigure(row.floor) : "",
    row.floor ? writeNumber(boundedValue(row)) : "",
    `${words} ${writeNumber(bound)}${unit}`,
    keepsBound(row) ? "kept" : "MISSED",
  ]
}

const pad = (cell: string, width: number, column: number): string =>
  column === 0 || column >= 4 ? cell.padEnd(width) : cell.padStart(width)

const writeFigure = ({ value, unit }: Figure): string => `${writeNumber(value)} ${unit}`

const writeNumber = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en-GB") : String(Number(value.toPrecision(3)))
