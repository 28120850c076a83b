import { expect, test } from "vitest"
import { closureForm, termForm } from "#app/features/staffing/days/days-form.ts"

const today = Temporal.PlainDate.from("2026-11-22")
const id = "0196a6de-0000-7000-8000-000000000001"

test.each([
  [
    { name: "", termFirstDay: "2027-04-12", termLastDay: "2027-01-04" },
    [
      "name: Enter a name, like Spring term 2027",
      "termLastDay: Enter a last day that is not before the first",
    ],
  ],
  [
    { name: "Autumn", termFirstDay: "soon", termLastDay: "2026-10-23" },
    [
      "termFirstDay: Enter a date as day, month and year, like 4 12 2026",
      "termLastDay: Enter a term that has not ended yet",
    ],
  ],
  [
    { name: "All year", termFirstDay: "2026-09-01", termLastDay: "2027-07-20" },
    ["termLastDay: Enter one term at a time: this would be more than half a year"],
  ],
  [{ name: "Spring", termFirstDay: "2027-01-04", termLastDay: "2027-03-25" }, undefined],
])("of the term %o is said %o", (typed, said) => {
  const { error } = termForm(today).safeParse({ id, ...typed })
  expect(error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual(said)
})

test.each([
  [
    { kind: "", firstDay: "2027-02-15", lastDay: "2027-02-12" },
    [
      "kind: Choose whether it is an INSET day or a closure",
      "lastDay: Enter a last day that is not before the first",
    ],
  ],
  [{ kind: "inset", firstDay: "2026-11-20", lastDay: "" }, ["firstDay: Enter a day that is still to come"]],
  [{ kind: "inset", firstDay: "2036-11-20" }, ["firstDay: Enter a day from 2024 to 2028"]],
  [
    { kind: "closure", firstDay: "2026-12-01", lastDay: "2027-04-01" },
    ["lastDay: Enter a closure of 100 days or fewer"],
  ],
  [{ kind: "inset", firstDay: "2027-01-04" }, undefined],
])("of the closure %o is said %o", (typed, said) => {
  const { error } = closureForm(today).safeParse({ id, ...typed })
  expect(error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual(said)
})

test("a closure of one day ends on its first", () => {
  const { lastDay } = closureForm(today).parse({ id, kind: "inset", firstDay: "2027-01-04", reason: "" })
  expect(String(lastDay)).toBe("2027-01-04")
})
