/**
 * A page of a list, of rows that were read with one more than it holds: so it shows whether there are more. `cursorOf`
 * says, by the last row shown, where the next page begins; `next` is null at the end.
 */
export function onePage<Row>(
  rows: readonly Row[],
  size: number,
  cursorOf: (last: Row) => string,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { page, next: last && rows.length > size ? cursorOf(last) : null }
}
