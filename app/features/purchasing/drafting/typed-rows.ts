import { z } from "zod"

/** A fault of one row beside the others; `row` counts the kept rows. */
type RowFault = { row: number; field: string; message: string }

type Limits<Row> = {
  most: number
  /** What is said where no row is filled in; without it there need not be one. */
  none?: string
  tooMany: string
  /** Fields that always hold something, and do not make a row count. */
  presets?: readonly string[]
  /** What is wrong between rows that are right by themselves. */
  between?: (rows: readonly Row[]) => RowFault[]
}

/**
 * Rows of a form as a list: empty ones are dropped, and a fault names the row's place on the form, which has no places
 * beyond the most that the list can have.
 */
export const typedRows = <Row>(row: z.ZodType<Row>, limits: Limits<Row>) =>
  z
    .unknown()
    .transform((raw, context): Row[] => {
      const { most, none, tooMany, presets = [], between = () => [] } = limits
      const rows = Array.isArray(raw) ? Array.from(raw) : []
      const filled = rows.flatMap((cells, place) => (isEmpty(cells, presets) ? [] : [{ cells, place }]))
      if (filled.length === 0 && none) context.addIssue(none)
      if (filled.some(({ place }) => place >= most)) context.addIssue(tooMany)
      const kept: Row[] = []
      const complain = (path: PropertyKey[], message: string) =>
        context.addIssue({ code: "custom", path, message })
      for (const { cells, place } of filled.filter(({ place }) => place < most)) {
        const parsed = row.safeParse(cells)
        if (parsed.success) kept.push(parsed.data)
        else for (const { path, message } of parsed.error.issues) complain([place, ...path], message)
      }
      if (kept.length === filled.length)
        for (const fault of between(kept)) complain([filled[fault.row]!.place, fault.field], fault.message)
      return kept
    })
    .prefault([])

/** The places of the rows that count, in order. */
export const filledPlaces = (raw: unknown, presets: readonly string[] = []): number[] =>
  (Array.isArray(raw) ? Array.from(raw) : []).flatMap((cells, place) =>
    isEmpty(cells, presets) ? [] : [place],
  )

const isEmpty = (cell: unknown, presets: readonly string[] = []): boolean => {
  if (typeof cell === "string") return cell.trim() === ""
  if (typeof cell !== "object" || cell === null) return true
  return Object.entries(cell).every(([name, inner]) => presets.includes(name) || isEmpty(inner))
}
