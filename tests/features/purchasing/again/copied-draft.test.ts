import fc from "fast-check"
import { expect, test } from "vitest"
import { copiedDraft } from "#app/features/purchasing/again/copied-draft.ts"
import { copiedTimes, copyDates } from "#app/features/purchasing/again/copied-times.ts"
import { suggestionsFor } from "#app/features/purchasing/again/suggestions.ts"
import { itemId, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

const instant = Temporal.Instant.from
const terms = poolTerms({
  title: "Copier paper, December 2025",
  opensAt: instant("2025-11-10T08:30:00Z"),
  closesAt: instant("2025-12-04T17:00:00Z"),
  deliveryExpectedOn: Temporal.PlainDate.from("2025-12-18"),
  cap: { kind: "schools", schools: 12 },
})
const now = instant("2026-10-20T10:20:00Z")

test("a copy has the same items, prices, delivery and cap, on the same days a year later", () => {
  const copy = copiedDraft(terms, {
    ...{ id: itemId(9), groupIds: [itemId(8)], leadSchoolId: schoolId(1), dates: "years-later", now },
  })
  const { id: _, position: __, ...item } = terms.items[0]!
  expect(copy).toMatchObject({
    title: "Copier paper, December 2026",
    ...{ supplierName: terms.supplierName, deliveryPence: 4_500n, splitRule: "by-quantity", cap: terms.cap },
    items: [item],
    opensAt: instant("2026-11-10T08:30:00Z"),
    closesAt: instant("2026-12-04T17:00:00Z"),
    deliveryExpectedOn: Temporal.PlainDate.from("2026-12-18"),
  })
})

test("5pm stays 5pm where the clocks have changed in between", () => {
  const spring = { ...terms, closesAt: instant("2026-03-28T17:00:00Z") }
  // 28 March 2027 is the Sunday on which summer time begins.
  expect(copiedTimes(spring, "years-later", now).closesAt).toEqual(instant("2027-03-28T16:00:00Z"))
})

test("29 February comes again as 28 February", () => {
  const leap = {
    ...terms,
    opensAt: instant("2024-02-10T09:00:00Z"),
    closesAt: instant("2024-02-29T17:00:00Z"),
  }
  expect(copiedTimes(leap, "years-later", now).closesAt).toEqual(instant("2027-02-28T17:00:00Z"))
})

test("from now on, a pool is open as long as then and closes on a weekday at the same time", () => {
  // 24 days from Tuesday 20 October is Friday 13 November, and delivery came 14 days after closing.
  expect(copiedTimes(terms, "from-today", now)).toEqual({
    opensAt: instant("2026-10-20T10:00:00Z"),
    closesAt: instant("2026-11-13T17:00:00Z"),
    deliveryExpectedOn: Temporal.PlainDate.from("2026-11-27"),
  })
})

test("whenever it was, a copy closes in the future, after it opens and before it is delivered", () => {
  const moments = fc.date({ min: new Date("2015-01-01"), max: new Date("2026-10-19"), noInvalidDate: true })
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: 1, max: 900 }),
      fc.constantFrom(...copyDates),
      (day, open, dates) => {
        const closesAt = Temporal.Instant.fromEpochMilliseconds(day.getTime())
        const opensAt = closesAt.subtract({ hours: 24 * open })
        const delivery = closesAt.toZonedDateTimeISO("Europe/London").toPlainDate().add({ days: 3 })
        const times = copiedTimes({ opensAt, closesAt, deliveryExpectedOn: delivery }, dates, now)
        expect(Temporal.Instant.compare(times.closesAt, now)).toBe(1)
        expect(Temporal.Instant.compare(times.closesAt, times.opensAt)).toBe(1)
        const closesOn = times.closesAt.toZonedDateTimeISO("Europe/London").toPlainDate()
        expect(Temporal.PlainDate.compare(times.deliveryExpectedOn!, closesOn)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

const last = {
  ...{ poolId: itemId(7), title: "Paper", closesAt: terms.closesAt },
  lines: [{ name: "a4 Copier paper ", unit: "Ream", quantity: 12, unitPrice: 34_000n }],
}

test("a school is shown what it took last time of an item with the same name and unit, in whole packs", () => {
  const suggested = suggestionsFor([itemTerms({ packSize: 5 })], last)
  expect(suggested.get(itemId(0))).toEqual({
    quantity: 15,
    sentence: "Last time your school took 12 reams, at £3.40 each.",
  })
})

test("another unit or another name is another item, and a school that took nothing is told nothing", () => {
  expect(suggestionsFor([itemTerms({ unit: "box" }), itemTerms({ name: "A3 paper" })], last).size).toBe(0)
  expect(suggestionsFor([itemTerms()], null).size).toBe(0)
})
