/** What a form held, by field name: "items.0.tiers.1.unitPrice". */
export type Typed = Record<string, string | string[]>

/** How many rows the form had under this name: those of "items", of "items.0.tiers". */
export function rowCount(typed: Typed, rows: string): number {
  const prefix = `${rows}.`
  const indexes = Object.keys(typed)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number.parseInt(name.slice(prefix.length), 10))
  return Math.max(0, ...indexes.map((index) => index + 1))
}

/** The form with one row more under this name, empty but for what `start` gives its fields. */
export const withRowAdded = (typed: Typed, rows: string, start: Record<string, string>): Typed => ({
  ...typed,
  ...Object.fromEntries(
    Object.entries(start).map(([field, value]) => [`${rows}.${rowCount(typed, rows)}.${field}`, value]),
  ),
})

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

/** The places of so many rows. */
export const rowsUpTo = (count: number): number[] => Array.from({ length: count }, (_, row) => row)

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
