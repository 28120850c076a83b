import { isId, readCursor, writeCursor } from "#app/core/cursor.ts"

/** A place in a list, by what it is ordered by and an id: a page begins after it, or ends before it. */
export type Place<At> = { side: "after" | "before"; at: At; id: string }

/** The place of a cursor, or null when it is missing or not one of ours: the list then starts at its beginning. */
export function readPlace<At>(text: string | null, readAt: (text: string) => At | null): Place<At> | null {
  const [side, written = "", id] = readCursor(text, 3) ?? []
  const at = readAt(written)
  return (side === "after" || side === "before") && at !== null && isId(id) ? { side, at, id } : null
}

/**
 * As `onePage`, of a list that can be gone through both ways: `next` and `previous` are cursors to the pages on either
 * side, null where there is none. Rows before a place come in the order in which they were read, the nearest first.
 */
export function twoWayPage<Row>(
  rows: readonly Row[],
  size: number,
  from: Place<unknown> | null,
  placeOf: (row: Row) => { at: { toString(): string }; id: string },
): { page: Row[]; next: string | null; previous: string | null } {
  const hasMore = rows.length > size
  const isBack = from?.side === "before"
  const page = isBack ? rows.slice(0, size).reverse() : rows.slice(0, size)
  const [first, last] = [page[0], page.at(-1)]
  const cursorTo = (side: Place<unknown>["side"], row: Row) => {
    const { at, id } = placeOf(row)
    return writeCursor(side, at.toString(), id)
  }
  return {
    page,
    next: last && (isBack || hasMore) ? cursorTo("after", last) : null,
    previous: first && (isBack ? hasMore : from !== null) ? cursorTo("before", first) : null,
  }
}
