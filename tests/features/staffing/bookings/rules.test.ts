import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { overlaps, type Period } from "#app/core/period.ts"
import { isLate, lastDayOfNotice } from "#app/features/staffing/bookings/booking.ts"
import { bookingForm, deliveryForm } from "#app/features/staffing/bookings/booking-form.ts"
import { fullWeeks, minutesOf } from "#app/features/staffing/bookings/contract-hours.ts"
import { daysAhead, firstDayAhead } from "#app/features/staffing/bookings/free-stretches.ts"
import { resourceForm } from "#app/features/staffing/bookings/resource-form.ts"
import { hoursInWords } from "#app/features/staffing/bookings/resource-words.ts"
import {
  clockChangeSentence,
  minutesInWords,
  periodInWords,
} from "#app/features/staffing/bookings/time-words.ts"
import { parseForm } from "#app/server/form.server.ts"
import { inLondon } from "#tests/support/builders/bookings.ts"

const day = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.Instant.from("2026-11-23T09:00:00Z")

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

describe("what a school asks for", () => {
  const ended = {
    ...{ id: crypto.randomUUID(), name: "Summer term 2026" },
    ...{ firstDay: day("2026-04-13"), lastDay: day("2026-07-22") },
  }
  const rules = (kind: "person" | "thing") => bookingForm({ now, kind, terms: [ended] }, ["money"])
  const usual = {
    ...{ id: crypto.randomUUID(), repeats: "once", date: "2026-12-07", from: "09:00", to: "12:00" },
    ...{ settleBy: "money" },
  }
  const faultsOf = (fields: Record<string, string>, kind: "person" | "thing" = "person") => {
    const parsed = parseForm(rules(kind), formOf({ ...usual, ...fields }))
    return parsed.ok ? {} : parsed.faults.sentences
  }

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ["ends before it starts", { to: "08:00" }, { to: "Enter an end that comes after the start" }],
    ["ends when it starts", { to: "09:00" }, { to: "Enter an end that comes after the start" }],
    ["lies in the past", { date: "2026-11-20" }, { date: "Enter a time that is still to come" }],
    [
      "was this morning",
      { date: "2026-11-23", from: "08:00" },
      { from: "Enter a time that is still to come" },
    ],
    ["lies ten years ahead", { date: "2036-12-08" }, { date: "Enter a day up to 23 November 2028" }],
    [
      "starts in the hour that the clocks skip",
      { date: "2027-03-28", from: "01:30" },
      { from: "Enter another time: the clocks go forward over this one" },
    ],
    [
      "is a series of a term that has ended",
      { repeats: "weekly", weekdays: "1", termId: ended.id },
      { termId: "Summer term 2026 ended on 22 July 2026. Choose a term still to come" },
    ],
    [
      "is a series of no day",
      { repeats: "weekly", termId: "" },
      {
        weekdays: "Choose at least one day of the week",
        termId: "Choose one of your school's terms",
      },
    ],
    [
      "lies in the past, and says no time",
      { date: "2026-11-20", from: "", travelMinutes: "-5" },
      {
        from: "Enter a time, like 5pm or 17:00",
        travelMinutes: "Enter a number that is not negative",
        date: "Enter a time that is still to come",
      },
    ],
    [
      "says no day, and ends before it starts",
      { date: "", to: "08:00" },
      { date: "Enter a date, like 4 12 2026", to: "Enter an end that comes after the start" },
    ],
  ])("is refused in a sentence where it %s", (_, fields, sentences) => {
    expect(faultsOf(fields)).toEqual(sentences)
  })

  test("may span the change of the clocks, and is as long as it truly is", () => {
    const parsed = parseForm(
      rules("thing"),
      formOf({ ...usual, date: "2027-03-27", lastDate: "2027-03-28", from: "22:00", to: "06:00" }),
    )
    if (!parsed.ok || parsed.value.when.kind !== "once") throw new Error("It was refused.")
    const { period } = parsed.value.when
    expect(minutesOf(period)).toBe(7 * 60)
    expect(clockChangeSentence(period)).toContain("an hour shorter")
  })

  test("is of one day for people, and of several for things", () => {
    const over = { lastDate: "2026-12-09" }
    const ends = (kind: "person" | "thing") => {
      const parsed = parseForm(rules(kind), formOf({ ...usual, ...over }))
      return parsed.ok && parsed.value.when.kind === "once" ? parsed.value.when.period.end : null
    }
    expect(ends("thing")).toEqual(inLondon("2026-12-09T09:00/12:00").end)
    expect(ends("person")).toEqual(inLondon("2026-12-07T09:00/12:00").end)
    expect(faultsOf({ lastDate: "2028-01-07" }, "thing")).toEqual({
      lastDate: "Book at most 190 days at a time",
    })
  })
})

test("what took place is no longer than the days on which it was", () => {
  const [morning, weekend] = [
    inLondon("2026-11-16T09:00/12:00"),
    inLondon("2026-11-20T15:00/2026-11-23T09:00"),
  ]
  const form = deliveryForm([
    { id: "morning", ...morning },
    { id: "weekend", ...weekend },
  ])
  const said = (minutes: object) => form.safeParse({ minutes }).error?.issues.map(({ message }) => message)
  expect(said({ morning: "1440", weekend: "5760" })).toBeUndefined()
  expect(said({ morning: "1800", weekend: "5761" })).toEqual(["Enter 1,440 or less", "Enter 5,760 or less"])
})

describe("what a school shares", () => {
  const usual = { kind: "person", title: "Therapist", nation: "scotland", active: "yes" }
  test("has its hours, and its price with what it is for", () => {
    const parsed = parseForm(
      resourceForm,
      formOf({ ...usual, weeklyHours: "7.5", "hours.2.from": "9am", "hours.2.to": "15:00" }),
    )
    expect(parsed).toMatchObject({ ok: true, value: { weeklyMinutes: 450, hours: [{ weekday: 3 }] } })
    const wrong = parseForm(
      resourceForm,
      formOf({
        ...usual,
        price: "40",
        "hours.0.from": "10:00",
        "hours.1.from": "10:00",
        "hours.1.to": "09:00",
      }),
    )
    expect(wrong.ok ? {} : wrong.faults.sentences).toEqual({
      pricePer: "Choose what the price is for",
      "hours.0.to": "Enter both times, or neither",
      "hours.1.to": "Enter an end that comes after the start",
    })
    const unread = parseForm(
      resourceForm,
      formOf({ ...usual, title: "", price: "40", "hours.0.from": "10:00", "hours.0.to": "09:00" }),
    )
    expect(unread.ok ? {} : unread.faults.sentences).toEqual({
      title: "Enter a title that says it in a few words",
      pricePer: "Choose what the price is for",
      "hours.0.to": "Enter an end that comes after the start",
    })
  })
})

describe("a contract's week", () => {
  test("runs from Monday to Sunday in London, and counts travel", () => {
    const sunday = { ...inLondon("2026-12-06T23:00/23:30"), travelMinutes: 30 }
    const monday = { ...inLondon("2026-12-07T00:00/00:30"), travelMinutes: 30 }
    expect(fullWeeks(60, [sunday], [monday])).toEqual([])
    expect(fullWeeks(60, [sunday, monday], [{ ...monday, travelMinutes: 0 }])).toEqual([
      { monday: day("2026-12-07"), leftMinutes: 0, askedMinutes: 30 },
    ])
    expect(fullWeeks(null, [sunday, monday], [monday])).toEqual([])
  })
})

describe("notice", () => {
  const starts = inLondon("2026-12-07T09:00/10:00").start
  test("is given in time until the end of its last day", () => {
    expect(lastDayOfNotice(starts, 7)).toEqual(day("2026-11-30"))
    expect(isLate(starts, 7, Temporal.Instant.from("2026-11-30T23:59:00Z"))).toBe(false)
    expect(isLate(starts, 7, Temporal.Instant.from("2026-12-01T00:00:00Z"))).toBe(true)
    expect(isLate(starts, 0, starts.subtract({ minutes: 1 }))).toBe(false)
  })
})

describe("what is free", () => {
  const rules = { nation: "england-and-wales", schools: [], inTermsOf: null } as const
  const minute = fc.integer({ min: 0, max: 14 * 1440 - 1 })
  const monday = inLondon("2026-12-07T00:00/01:00").start
  const anyPeriod = fc
    .tuple(minute, fc.integer({ min: 1, max: 600 }))
    .map(([at, long]): Period<Temporal.Instant> => {
      const start = monday.add({ minutes: at })
      return { start, end: start.add({ minutes: long }) }
    })
  test("and what is taken share nothing, and together they are the hours", () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 12 }), (busy) => {
        const hours = [1, 2, 3, 4, 5].map((weekday) => ({
          weekday,
          from: Temporal.PlainTime.from("09:00"),
          to: Temporal.PlainTime.from("15:00"),
        }))
        const ahead = daysAhead({ firstDay: day("2026-12-07"), days: 14, now, rules, hours, busy })
        expect(ahead).toHaveLength(10)
        for (const { day, free } of ahead) {
          const open = inLondon(`${day}T09:00/15:00`)
          for (const stretch of free) expect(busy.some((other) => overlaps(stretch, other))).toBe(false)
          const isTaken = (at: Temporal.Instant) =>
            busy.some(
              ({ start, end }) =>
                Temporal.Instant.compare(start, at) <= 0 && Temporal.Instant.compare(at, end) < 0,
            )
          const minutes = Array.from({ length: 360 }, (_, i) => open.start.add({ minutes: i }))
          const left = minutes.filter((at) => !isTaken(at)).length
          expect(free.reduce((sum, stretch) => sum + minutesOf(stretch), 0)).toBe(left)
        }
      }),
      { numRuns: 40 },
    )
  })
})

test.each([
  [null, "2026-11-23"],
  ["2026-12-03", "2026-11-30"],
  ["2026-11-24", "2026-11-23"],
  ["2026-11-22", "2026-11-23"],
  ["2028-11-24", "2028-11-20"],
  ["2028-11-26", "2026-11-23"],
  ["2036-12-03", "2026-11-23"],
  ["not a day", "2026-11-23"],
])(
  "what is free is shown from the Monday of the week asked for, as far as it can be booked: %s",
  (asked, monday) => {
    expect(firstDayAhead(asked, Temporal.PlainDate.from("2026-11-24")).toString()).toBe(monday)
  },
)

test("days with the same hours are told together", () => {
  const hours = [
    [2, "09:00", "15:00"],
    [1, "09:00", "15:00"],
    [3, "13:00", "15:00"],
    [4, "09:00", "15:00"],
  ] as const
  const typed = hours.map(([weekday, from, to]) => ({
    ...{ weekday, from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) },
  }))
  expect(hoursInWords(typed)).toEqual(["Mondays, Tuesdays and Thursdays 9am to 3pm", "Wednesdays 1pm to 3pm"])
  expect(hoursInWords([])).toEqual([])
})

test("times are said as people say them", () => {
  expect(periodInWords(inLondon("2026-12-04T09:00/12:00"))).toBe("Friday 4 December 2026, 9am to midday")
  expect(periodInWords(inLondon("2026-12-04T15:00/2026-12-05T00:00"))).toBe(
    "Friday 4 December 2026, 3pm to Saturday 5 December 2026, midnight",
  )
  expect(minutesInWords(90)).toBe("1 hour 30 minutes")
})
