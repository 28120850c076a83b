import { expect, test } from "vitest"
import { withArticle } from "#app/core/with-article.ts"

test.each([
  "a ream",
  "an extinguisher",
  "an item",
  "an hour",
  "a headset",
  "a unit",
  "a uniform",
  "an umbrella",
  "an unmounted board",
  "a user",
  "an A4 pad",
  "a one-off fee",
  "an Occupational therapist",
])("%s", (said) => {
  expect(withArticle(said.slice(said.indexOf(" ") + 1))).toBe(said)
})
