import { describe, expect, test } from "vitest"
import { daysForm } from "#app/features/staffing/posts/days-form.ts"
import { daysInFigures, daysInWords, takenInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"
import { parsePercent, percentInFigures } from "#app/features/staffing/posts/parse-percent.ts"
import { postForm } from "#app/features/staffing/posts/post-form.ts"

const now = Temporal.Instant.from("2026-11-22T10:00:00Z")
const id = "01a1b05a-c0a0-7362-a8fb-05465ff016d7"

const typed = {
  ...{
    id,
    title: "Music teacher",
    description: "",
    employerSchoolId: id,
    groupIds: id,
    days: "2.5",
    leastDays: "1",
  },
  ...{
    startsOn: "2027-01-04",
    endsOn: "2027-07-20",
    weeks: "24",
    closesDate: "2026-12-04",
    closesTime: "5pm",
  },
  ...{
    travelDay: "8.50",
    cfrCode: "E27",
    payPoint: "M5",
    fullTimeSalary: "£43,607",
    pensionRate: "28.68",
    insuranceRate: "15 %",
  },
  ...{ insuranceThreshold: "5000", other: "", paidWeeks: "39", validFrom: "2026-09-01", source: "Payroll" },
}
const faults = (wish: Partial<Record<keyof typeof typed, string>>) =>
  postForm(now)
    .safeParse({ ...typed, ...wish })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)

describe("the form of a shared post", () => {
  test("reads days as half-days, rates as hundredths of a percent and money as pence", () => {
    expect(postForm(now).parse(typed)).toMatchObject({
      ...{ halfDays: 5, leastHalfDays: 2, weeks: 24, travelDayPence: 8_50n, cfrCode: "E27" },
      closesAt: Temporal.Instant.from("2026-12-04T17:00:00Z"),
      pay: { fullTimeSalaryPence: 43_607_00n, pensionRate: 2868, insuranceRate: 1500, otherPence: 0n },
    })
  })

  test("says of every fault what to do, all at once", () => {
    expect(faults({ days: "0", weeks: "60", pensionRate: "-3", fullTimeSalary: "0", source: "" })).toEqual([
      "days: Enter at least half a day",
      "weeks: Enter 53 or less",
      "fullTimeSalary: Enter the salary of a full-time year",
      "pensionRate: Enter a rate that is not negative",
      "source: Say where these figures come from, like the pay scales of a year",
    ])
  })

  test("dates follow each other, and a post is for a year at most", () => {
    expect(faults({ startsOn: "2026-12-04" })).toEqual([
      "startsOn: Enter a first day that comes after schools have answered",
    ])
    expect(faults({ endsOn: "2027-01-03" })).toEqual(["endsOn: Enter a last day that comes after the first"])
    expect(faults({ endsOn: "2028-01-05" })).toEqual([
      "endsOn: Enter a last day within a year of the first. Propose the next year when it comes",
    ])
    expect(faults({ endsOn: "2027-02-04" })).toEqual([
      "weeks: Enter no more weeks than there are from the first day to the last",
    ])
    expect(faults({ closesDate: "2026-11-01" })).toEqual(["closesDate: Enter a time that is still to come"])
    expect(faults({ validFrom: "2027-02-01" })).toEqual([
      "validFrom: Enter a day from which the figures hold, up to the first day of the post",
    ])
    expect(faults({ leastDays: "3" })).toEqual(["leastDays: Enter no more days than the post offers"])
    expect(faults({ paidWeeks: "20" })).toEqual([
      "paidWeeks: Enter at least as many weeks as the post works, because a year of pay covers them",
    ])
  })

  test("dates that do not follow each other are told along with what cannot be read", () => {
    expect(faults({ title: "", endsOn: "2027-01-03", closesTime: "soon", leastDays: "3" })).toEqual([
      "title: Enter a title, like Speech and language therapist",
      "closesTime: Enter a time, like 5pm or 17:00",
      "leastDays: Enter no more days than the post offers",
      "endsOn: Enter a last day that comes after the first",
    ])
  })
})

describe("a school’s answer", () => {
  const answer = {
    ...{ days: "½", limitDay: "250", visits: "half", travelMinutes: "" },
    ...{ monday: "cannot", tuesday: "prefers", wednesday: "accepts", thursday: "avoids", friday: "cannot" },
  }
  const form = daysForm({ halfDays: 4 })

  test("reads how much, up to which price, and which days suit", () => {
    expect(form.parse(answer)).toEqual({
      ...{ halfDays: 1, limitDayPence: 250_00n, prefersHalfDays: true, travelMinutes: 0 },
      wishes: ["cannot", "prefers", "accepts", "avoids", "cannot"],
    })
  })

  test("asks for no more than the post offers, on at least one day", () => {
    const never = { tuesday: "cannot", wednesday: "cannot", thursday: "cannot" }
    const wrong = (wish: object) =>
      form.safeParse({ ...answer, ...wish }).error?.issues.map(({ message }) => message)
    expect(wrong({ days: "2.5" })).toEqual(["Enter 2 days or fewer: that is all the post offers"])
    expect(wrong(never)).toEqual(["Leave at least one day on which you can"])
    expect(wrong({ monday: "gladly" })).toEqual(["Choose how this day suits you"])
    expect(wrong({ ...never, limitDay: "a lot" })).toEqual([
      "Enter an amount in pounds with the digits 0 to 9, like 1,234.50",
      "Leave at least one day on which you can",
    ])
  })
})

test.each([
  ["1", 2],
  ["1.5", 3],
  ["2½", 5],
  ["½", 1],
  [" 0.5 ", 1],
  [".5", 1],
  ["1/2", 1],
  ["5", 10],
  ["3 days", 6],
])("%s is read as %i half-days", (text, halfDays) => {
  expect(parseDays(text)).toEqual({ ok: true, value: halfDays })
})

test.each(["", "-1", "0", "0.25", "1.3", "5.5", "six", "٣", "1e1", ".", "99"])(
  "%s is no number of days",
  (text) => {
    expect(parseDays(text).ok).toBe(false)
  },
)

test("rates keep their hundredths", () => {
  expect(parsePercent("28.68")).toEqual({ ok: true, value: 2868 })
  expect(["", "101", "1.234", "a", "-1"].map((text) => parsePercent(text).ok)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
  expect([percentInFigures(2868), percentInFigures(1500)]).toEqual(["28.68", "15"])
})

test("half-days are said as days", () => {
  expect([1, 2, 3, 10].map(daysInWords)).toEqual(["half a day", "1 day", "1½ days", "5 days"])
  expect([0, 1, 4].map(daysInFigures)).toEqual(["0", "½", "2"])
  expect([takenInWords(6, 6), takenInWords(5, 6), takenInWords(1, 2)]).toEqual([
    "Every day is taken: 3 days a week",
    "Of 3 days a week 2½ days are taken",
    "Of 1 day a week half a day is taken",
  ])
})
