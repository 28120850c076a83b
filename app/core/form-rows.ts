/** What a form held, by field name: "items.0.tiers.1.unitPrice". */
export type Typed = Record<string, string | string[]>

/** A list with more rows than this is none of ours: what lies beyond is not read. */
export const FURTHEST_ROW = 999

/** No list of ours lies deeper within others. */
const DEEPEST = 6

const isRow = (step: string) => /^\d+$/.test(step) && Number(step) <= FURTHEST_ROW

/** Every list of a form with its rows, from one walk: a page asks for dozens of lists, and a form may hold thousands. */
function countRows(typed: Typed): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of Object.keys(typed)) {
    const steps = name.split(".", DEEPEST)
    for (const [depth, step] of steps.entries()) {
      if (depth === 0 || !isRow(step)) continue
      const rows = steps.slice(0, depth).join(".")
      counts.set(rows, Math.max(counts.get(rows) ?? 0, Number(step) + 1))
    }
  }
  return counts
}

const counted = new WeakMap<Typed, ReadonlyMap<string, number>>()

/** How many rows the form had under this name: those of "items", of "items.0.tiers". */
export function rowCount(typed: Typed, rows: string): number {
  const counts = counted.get(typed) ?? countRows(typed)
  counted.set(typed, counts)
  return counts.get(rows) ?? 0
}

/** How many rows a list shows at least, and how many it can have. */
type RowRange = { least?: number; most: number }

/** The places of the rows that a page shows of a list: never more than the list can have, whatever was sent. */
export const shownRows = (typed: Typed, rows: string, { least = 0, most }: RowRange): number[] =>
  Array.from({ length: Math.min(most, Math.max(least, rowCount(typed, rows))) }, (_, row) => row)

/** The form with one row more under this name, empty but for what `start` gives its fields. */
export function withRowAdded(typed: Typed, rows: string, start: Record<string, string>): Typed {
  const row = rowCount(typed, rows)
  const added = Object.entries(start).map(([field, value]) => [`${rows}.${row}.${field}`, value])
  return { ...typed, ...Object.fromEntries(added) }
}

/** The form without one of its rows; those after it move up. */
export function withRowRemoved(typed: Typed, rows: string, removed: number): Typed {
  const prefix = `${rows}.`
  const kept: Typed = {}
  for (const [name, value] of Object.entries(typed)) {
    const [row = "", ...field] = name.startsWith(prefix) ? name.slice(prefix.length).split(".") : []
    if (row === "") kept[name] = value
    else if (Number(row) !== removed)
      kept[[rows, Number(row) > removed ? Number(row) - 1 : Number(row), ...field].join(".")] = value
  }
  return kept
}

/** What a field holds; "" where the form has no such field. */
export const textOf = (typed: Typed, name: string) => [typed[name] ?? ""].flat()[0] ?? ""

/** { bands: [{ from: "0" }] } as "bands.0.from"; whatever is no text is left out. */
export function nestedFields(prefix: string, value: unknown): Typed {
  if (typeof value === "string") return { [prefix]: value }
  if (typeof value !== "object" || value === null) return {}
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => nestedFields(`${prefix}.${name}`, inner)),
  )
}
