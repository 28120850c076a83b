import fc from "fast-check"
import { expect, test } from "vitest"
import { parseTime, spokenDays, spokenTime, typedTime } from "#app/features/staffing/time/spoken-time.ts"

test.each([
  [0, "no time"],
  [1, "1 minute"],
  [60, "1 hour"],
  [195, "3 hours 15 minutes"],
  [72_000, "1,200 hours"],
])("%i minutes are spoken as %s", (minutes, words) => {
  expect(spokenTime(minutes)).toBe(words)
})

test.each([
  [390, "1 day"],
  [195, "½ day"],
  [975, "2½ days"],
  [400, "6 hours 40 minutes"],
])("of a day of 6½ hours, %i minutes are %s", (minutes, words) => {
  expect(spokenDays(minutes, 390)).toBe(words)
})

test("what is shown in a form is read back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12_000 }), (minutes) => {
      expect(parseTime(typedTime(minutes), { least: 0, most: 12_000 })).toEqual({ ok: true, value: minutes })
    }),
  )
})

test.each([
  ["6.5", 390],
  ["6:30", 390],
  ["0.25", 15],
  [" 2 ", 120],
])("%s hours are read", (typed, minutes) => {
  expect(parseTime(typed, { least: 0, most: 600 })).toEqual({ ok: true, value: minutes })
})

test.each(["", "-1", "1:60", "1.333", "½", "١", "1e3", "999999", "11", "0.01"])(
  "%s is refused in a sentence",
  (typed) => {
    const read = parseTime(typed, { least: 5, most: 600 })
    expect(read).toMatchObject({ ok: false })
    expect(!read.ok && read.reason).toMatch(/^Enter /)
  },
)
