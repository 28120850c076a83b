import { expect, test } from "vitest"
import { timeHadForm } from "#app/features/staffing/hours/hours-forms.ts"

const today = Temporal.PlainDate.from("2026-11-22")
const id = "0196a6de-0000-7000-8000-000000000001"
const typed = {
  ...{ id, groupId: id, giverSchoolId: id, what: "An afternoon of music", workedOn: "2026-11-20" },
  ...{ time: "2:30", kind: "exchange" },
}

test("help is of a school, of a day that has been, and of some minutes", () => {
  expect(timeHadForm(today).parse(typed)).toMatchObject({ time: 150, giverSchoolId: id })
  const said = (wish: Partial<typeof typed>) =>
    timeHadForm(today)
      .safeParse({ ...typed, ...wish })
      .error?.issues.map(({ message }) => message)
  expect(said({ giverSchoolId: "-".repeat(36) })).toEqual(["Choose the school that helped"])
  expect(said({ workedOn: "2026-11-23", time: "0" })).toEqual([
    "Enter a day that has been: time is written down once it was given",
    "Enter at least 5 minutes",
  ])
})
