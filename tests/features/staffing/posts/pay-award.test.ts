import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { clearPost } from "#app/features/staffing/posts/clear-post.ts"
import {
  type DayPrices,
  dayPenceWith,
  limitOn,
  paidOn,
  priceOn,
  standingTo,
} from "#app/features/staffing/posts/pay-award.ts"
import { awardForm } from "#app/features/staffing/posts/pay-form.ts"
import { sayAward, sayOwnAward } from "#app/features/staffing/posts/say-award.ts"
import { anyBids, anyPost, bids, pay, postTerms } from "#tests/support/builders/staff-post-terms.ts"

const day = (text: string) => Temporal.PlainDate.from(text)
const [april, june] = [day("2027-04-01"), day("2027-06-01")]
const raised = { ...pay, fullTimeSalaryPence: 43_050_00n, payPoint: "Band 6, step 2", validFrom: april }

describe("a pay award on a post that runs", () => {
  const terms = postTerms()
  const clearing = clearPost(terms, bids(["Oak", 2, 330], ["Ash", 2, 400]))
  const formed = clearing.dayPence!
  const award = { pay: raised, dayPence: dayPenceWith(terms, raised, clearing.takenHalfDays) }
  const prices: DayPrices = { dayPence: formed, awards: [award], answers: [] }
  const oak = { schoolId: "Oak", limitDayPence: formed + 5_00n }
  const ash = { schoolId: "Ash", limitDayPence: 400_00n }

  test("changes what a day costs from its first day on, and no day before", () => {
    // 2 of 5 days: £820 more salary, 20 % of it pension and 15 % insurance: £1,107 over 78 days.
    expect(award.dayPence - formed).toBe(14_19n)
    expect(priceOn(prices, april.subtract({ days: 1 }))).toBe(formed)
    expect(priceOn(prices, april)).toBe(award.dayPence)
    expect(sayAward(prices, award)).toMatch(
      /^From 1 April 2027 a day comes to £.* all in, £14.19 more than until then\.$/,
    )
  })

  test("is paid up to a school's limit, and the employer bears the rest until the school accepts", () => {
    expect(paidOn(prices, ash, april)).toBe(award.dayPence)
    expect(standingTo(prices, award, ash)).toBe("within")
    expect(paidOn(prices, oak, april)).toBe(oak.limitDayPence)
    expect(standingTo(prices, award, oak)).toBe("asked")
    expect(sayOwnAward({ employer: { id: "Ash", name: "Ash" } }, prices, award, oak)[1]).toBe(
      "Ash bears the other £9.19 a day until then.",
    )
    const accepted = { ...prices, answers: [{ schoolId: "Oak", validFrom: april, accepted: true }] }
    expect(paidOn(accepted, oak, april)).toBe(award.dayPence)
    expect(paidOn(accepted, oak, april.subtract({ days: 1 }))).toBe(formed)
    const refused = { ...prices, answers: [{ schoolId: "Oak", validFrom: april, accepted: false }] }
    expect(paidOn(refused, oak, april)).toBe(oak.limitDayPence)
    expect(standingTo(refused, award, oak)).toBe("refused")
  })

  test("that was accepted is the limit for a later one", () => {
    const later = { pay: { ...raised, validFrom: june }, dayPence: award.dayPence + 1n }
    const answers = [{ schoolId: "Oak", validFrom: april, accepted: true }]
    const both = { ...prices, awards: [award, later], answers }
    expect(limitOn(both, oak, june)).toBe(award.dayPence)
    expect(paidOn(both, oak, june)).toBe(award.dayPence)
    expect(standingTo(both, later, oak)).toBe("asked")
    expect(standingTo({ ...both, awards: [award, { ...later, dayPence: formed }] }, later, oak)).toBe("asked")
  })

  test("asks nobody beyond their limit, whatever the figures", () => {
    fc.assert(
      fc.property(anyPost, anyBids, fc.bigInt({ min: 1n, max: 90_000_00n }), (post, wishes, salary) => {
        const cleared = clearPost(post, wishes)
        if (cleared.dayPence === null) return
        const next = { ...post.pay, fullTimeSalaryPence: salary, validFrom: april }
        const given = { pay: next, dayPence: dayPenceWith(post, next, cleared.takenHalfDays) }
        const all = { dayPence: cleared.dayPence, awards: [given], answers: [] }
        for (const share of cleared.shares.filter(({ halfDays }) => halfDays > 0)) {
          const bid = wishes.find(({ schoolId }) => schoolId === share.schoolId)!
          expect(paidOn(all, bid, april.subtract({ days: 1 }))).toBe(cleared.dayPence)
          expect(paidOn(all, bid, april) <= bid.limitDayPence).toBe(true)
          expect(paidOn(all, bid, april) <= given.dayPence).toBe(true)
        }
      }),
    )
  })

  test("with the figures of before costs what it cost before", () => {
    fc.assert(
      fc.property(anyPost, anyBids, (post, wishes) => {
        const cleared = clearPost(post, wishes)
        if (cleared.dayPence !== null)
          expect(dayPenceWith(post, post.pay, cleared.takenHalfDays)).toBe(cleared.dayPence)
      }),
    )
  })
})

describe("the form of a pay award", () => {
  const post = { startsOn: day("2027-01-04"), endsOn: day("2027-07-16"), weeks: 26 }
  const typed = {
    ...{ payPoint: "M5", fullTimeSalary: "43,050", pensionRate: "20", insuranceRate: "15" },
    ...{ insuranceThreshold: "5000", other: "", paidWeeks: "39", validFrom: "1 April 2027", source: "Award" },
  }
  const faults = (wish: Partial<typeof typed>, today = "2027-02-01") => {
    const parsed = awardForm(post, day(today)).safeParse({ ...typed, ...wish })
    return parsed.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? []
  }

  test("takes figures from a day of the post that is still to come", () => {
    expect(faults({})).toEqual([])
    expect(faults({ validFrom: "2027-02-01" })).toEqual([
      "validFrom: Enter a day that is still to come: days that have been worked keep their price",
    ])
    expect(faults({ validFrom: "2027-01-04" }, "2026-12-01")).toEqual([
      "validFrom: Enter a day after the first day of the post, which was formed with its figures",
    ])
    expect(faults({ validFrom: "2027-09-01" })).toEqual(["validFrom: Enter a day before the post ends"])
    expect(faults({ paidWeeks: "12" })).toEqual([
      "paidWeeks: Enter at least as many weeks as the post works, because a year of pay covers them",
    ])
  })

  test("refuses what is no figure, each with a sentence", () => {
    expect(faults({ fullTimeSalary: "-1", pensionRate: "٢٠", source: "" })).toHaveLength(3)
    expect(faults({ fullTimeSalary: "0", pensionRate: "101", insuranceThreshold: "99999999" })).toHaveLength(
      3,
    )
  })
})
