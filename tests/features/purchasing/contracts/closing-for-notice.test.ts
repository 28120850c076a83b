import { expect, test } from "vitest"
import { closingForNotice } from "#app/features/purchasing/contracts/closing-for-notice.ts"

const date = (text: string) => Temporal.PlainDate.from(text)
const monday = date("2026-11-23")

test.each([
  ["four weeks are left to give notice", "2027-03-31", "2027-03-03"],
  ["never on a weekend, but on the Friday before", "2027-03-27", "2027-02-26"],
  ["schools have two weeks to answer before notice gets its four", "2026-12-20", "2026-12-07"],
  ["as late as notice can still be given, where it is due sooner", "2026-12-04", "2026-12-03"],
  ["the day before it, if that is all there is", "2026-11-25", "2026-11-24"],
  ["within two years", "2030-03-31", "2028-10-23"],
])("%s", (_fact, notice, closing) => {
  expect(closingForNotice(date(notice), monday)).toEqual(date(closing))
})

test("once every notice has passed, or is due today, in two weeks", () => {
  expect(closingForNotice(null, monday)).toEqual(date("2026-12-07"))
  expect(closingForNotice(monday, monday)).toEqual(date("2026-12-07"))
})
