import fc from "fast-check"
import { expect, test } from "vitest"
import { writeCursor } from "#app/core/cursor.ts"
import { type Place, readPlace, twoWayPage } from "#app/core/two-way-page.ts"

type Row = { id: string; at: number }

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const listOf = (length: number): Row[] => Array.from({ length }, (_, n) => ({ id: idOf(n), at: n }))

/** What a query reads: one row more than a page holds, those before a place the nearest first. */
const readFrom = (list: readonly Row[], place: Place<number> | null, size: number) => {
  if (place?.side === "before")
    return list
      .filter(({ at }) => at < place.at)
      .reverse()
      .slice(0, size + 1)
  return list.filter(({ at }) => place === null || at > place.at).slice(0, size + 1)
}

const pageAt = (list: readonly Row[], size: number, cursor: string | null) => {
  const place = readPlace(cursor, Number)
  return twoWayPage(readFrom(list, place, size), size, place, (row) => row)
}

test("whoever goes on to the end of a list sees every row once, and the same pages on the way back", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 7 }), (length, size) => {
      const list = listOf(length)
      const pages = [pageAt(list, size, null)]
      for (let { next } = pages[0]!; next !== null; next = pages.at(-1)!.next)
        pages.push(pageAt(list, size, next))
      expect(pages.flatMap(({ page }) => page)).toEqual(list)
      expect(pages[0]!.previous).toBeNull()

      const back = pages.slice(-1)
      for (let { previous } = back[0]!; previous !== null; previous = back.at(-1)!.previous)
        back.push(pageAt(list, size, previous))
      expect(back.map(({ page }) => page)).toEqual(pages.toReversed().map(({ page }) => page))
    }),
  )
})

test("a cursor that is not one of ours begins the list anew", () => {
  const read = (...values: string[]) =>
    readPlace(writeCursor(...values), (text) => (text === "" ? null : text))
  expect(read("before", "Oak", idOf(1))).toEqual({ side: "before", at: "Oak", id: idOf(1) })
  expect(read("beside", "Oak", idOf(1))).toBeNull()
  expect(read("before", "", idOf(1))).toBeNull()
  expect(read("before", "Oak", "1")).toBeNull()
  expect(read("Oak", idOf(1))).toBeNull()
  expect(readPlace(null, Number)).toBeNull()
})
