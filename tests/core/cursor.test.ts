import { expect, test } from "vitest"
import {
  isId,
  readCursor,
  readMoment,
  readMomentCursor,
  readNameCursor,
  writeCursor,
} from "#app/core/cursor.ts"

test("a list goes on where it stopped, whatever its rows are called", () => {
  const last = ["Ysgol Gŵyl & Sons? / “Oak”", "0190a7f0-0000-7000-8000-000000000001"]
  const cursor = writeCursor(...last)
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(readCursor(cursor, 2)).toEqual(last)
})

test("an address that somebody has altered starts the list at its beginning", () => {
  for (const text of [null, "", "%%%", "bm9uc2Vuc2U", writeCursor("one"), writeCursor("a\0b", "c")])
    expect(readCursor(text, 2)).toBeNull()
})

test("only what PostgreSQL reads as an id is one", () => {
  expect(isId("0190a7f0-0000-7000-8000-000000000001")).toBe(true)
  expect(["new", "", undefined, "0190a7f0"].filter(isId)).toEqual([])
})

test("a list by name starts at its beginning when the id in its address is none", () => {
  expect(readNameCursor(writeCursor("Oak", "not an id"))).toBeNull()
  const id = "0190a7f0-0000-7000-8000-000000000001"
  expect(readNameCursor(writeCursor("Oak", id))).toEqual({ name: "Oak", id })
})

test("a moment that PostgreSQL's calendar does not have is none", () => {
  expect(readMoment("2026-12-04T17:00:00Z")?.toString()).toBe("2026-12-04T17:00:00Z")
  for (const text of [
    "",
    "2026-12-04",
    "-271821-04-20T00:00:00Z",
    "+275760-09-12T00:00:00Z",
    "0000-01-01T00:00:00Z",
  ])
    expect(readMoment(text)).toBeNull()
})

test("a list by moment goes on from a moment that PostgreSQL reads, however an address writes it", () => {
  const id = "0190a7f0-0000-7000-8000-000000000001"
  for (const text of ["2026-12-04T17:00:00Z", "2026-12-04T17:00:00+00:00[Europe/London]"])
    expect(readMomentCursor(writeCursor(text, id))).toEqual({ moment: "2026-12-04T17:00:00Z", id })
  expect(readMomentCursor(writeCursor("today", id))).toBeNull()
  expect(readMomentCursor(writeCursor("2026-12-04T17:00:00Z", "not an id"))).toBeNull()
})
