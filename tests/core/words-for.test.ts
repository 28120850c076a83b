import { expect, test } from "vitest"
import { wordsFor } from "#app/core/words-for.ts"

test("an address says nothing on a page but what the page has words for", () => {
  const words = { saved: "It is saved." }
  expect(wordsFor(words, "saved")).toBe("It is saved.")
  for (const key of [null, "", "gone", "__proto__", "constructor", "toString"])
    expect(wordsFor(words, key)).toBeNull()
})
