import { expect, test } from "vitest"
import { field } from "#app/core/form-fields.ts"
import { formOfParts } from "#app/core/form-of-parts.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"

const count = field((text) => parseWholeNumber(text, { least: 1, most: 9 }))
const form = formOfParts({ least: count, most: count, other: count }, function* ({ least, most }) {
  if (least && most && least > most) yield ["most", "Enter more than the least"]
})
const faults = (typed: Record<string, string>) =>
  form.safeParse(typed).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)

test("what is wrong between two fields is told together with what is wrong in a third", () => {
  expect(faults({ least: "5", most: "2", other: "x" })).toEqual([
    "other: Enter a whole number in digits, like 12",
    "most: Enter more than the least",
  ])
})

test("nothing is said of how a field that cannot be read fits another", () => {
  expect(faults({ least: "5", most: "two", other: "1" })).toEqual([
    "most: Enter a whole number in digits, like 12",
  ])
  expect(faults({ most: "2", other: "1" })).toEqual(["least: Enter a whole number, like 12"])
})

test("a form without faults is read whole, and nothing else of it", () => {
  expect(form.parse({ least: "2", most: "5", other: "1", more: "7" })).toEqual({
    least: 2,
    most: 5,
    other: 1,
  })
})
