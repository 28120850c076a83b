import { expect, test } from "vitest"
import { onePage } from "#app/core/one-page.ts"

const list = (rows: string[]) => onePage(rows, 2, (last) => `after ${last}`)

test("a list that is longer than a page goes on after the last row shown", () => {
  expect(list(["Ash", "Elm", "Oak"])).toEqual({ page: ["Ash", "Elm"], next: "after Elm" })
})

test("a list that just fills a page, or that is empty, has no other", () => {
  expect(list(["Ash", "Elm"])).toEqual({ page: ["Ash", "Elm"], next: null })
  expect(list([])).toEqual({ page: [], next: null })
})
