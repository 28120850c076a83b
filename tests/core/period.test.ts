import { describe, expect, it } from "vitest"
import { contains, overlaps, period } from "#app/core/period.ts"

const date = (text: string) => Temporal.PlainDate.from(text)
const instant = (text: string) => Temporal.Instant.from(text)
const autumn = period(date("2026-09-01"), date("2027-01-01"))

describe("a period", () => {
  it("has its first day and not the day it ends on", () => {
    expect(contains(autumn, date("2026-09-01"))).toBe(true)
    expect(contains(autumn, date("2026-12-31"))).toBe(true)
    expect(contains(autumn, date("2027-01-01"))).toBe(false)
    expect(contains(autumn, date("2026-08-31"))).toBe(false)
  })

  it("shares nothing with the one that begins where it ends", () => {
    const spring = period(date("2027-01-01"), date("2027-05-01"))
    expect(overlaps(autumn, spring)).toBe(false)
    expect(overlaps(spring, autumn)).toBe(false)
    expect(overlaps(autumn, period(date("2026-12-31"), date("2027-02-01")))).toBe(true)
  })

  it("holds for moments as for dates", () => {
    const morning = period(instant("2026-12-04T09:00Z"), instant("2026-12-04T12:00Z"))
    expect(contains(morning, instant("2026-12-04T11:59:59.999999999Z"))).toBe(true)
    expect(contains(morning, instant("2026-12-04T12:00Z"))).toBe(false)
  })

  it("cannot end before or when it starts", () => {
    expect(() => period(date("2026-09-01"), date("2026-09-01"))).toThrow("start before it ends")
  })
})
