import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decimalPounds, formatPounds, parsePounds, sumPence } from "#app/core/money.ts"

const reasonFor = (text: string) => {
  const parsed = parsePounds(text)
  return parsed.ok ? `read as ${parsed.value}` : parsed.reason
}

describe("money", () => {
  it("is written in pounds with commas and two decimals", () => {
    expect([0n, 5n, 100n, 123456n, 100000000n].map(formatPounds)).toEqual([
      "£0.00",
      "£0.05",
      "£1.00",
      "£1,234.56",
      "£1,000,000.00",
    ])
  })

  it("carries a true minus sign for people and a hyphen for programs", () => {
    expect(formatPounds(-500n)).toBe("−£5.00")
    expect(decimalPounds(-123456n)).toBe("-1234.56")
  })

  it("is read from what people type", () => {
    const typed = ["£1,234.5", "1234.50", " 12 ", ".5", "£ 3", "0", "007", "10,000,000"]
    expect(typed.map((text) => parsePounds(text))).toEqual(
      [123450n, 123450n, 1200n, 50n, 300n, 0n, 700n, 1000000000n].map((value) => ({ ok: true, value })),
    )
  })

  it("says what is wrong with an amount that it cannot take", () => {
    expect(reasonFor("")).toBe("Enter an amount in pounds, like 1,234.50")
    for (const text of ["-5", "−5", "£-5", "(5.00)"]) {
      expect(reasonFor(text)).toBe("Enter an amount that is not negative")
    }
    expect(reasonFor("1.005")).toBe("Enter an amount with no more than 2 decimal places")
    for (const text of ["10000000.01", "99999999999999999999"]) {
      expect(reasonFor(text)).toBe("Enter an amount of £10,000,000 or less")
    }
    for (const text of ["１２", "٣", "1,50", "12,34.00", "1e3", "0x10", "five", "1.2.3", "£", ".", "1."]) {
      expect(reasonFor(text), text).toBe("Enter an amount in pounds with the digits 0 to 9, like 1,234.50")
    }
  })

  it("survives being written and read again", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 1_000_000_000n), (pence) => {
        expect(parsePounds(formatPounds(pence))).toEqual({ ok: true, value: pence })
        expect(parsePounds(decimalPounds(pence))).toEqual({ ok: true, value: pence })
      }),
    )
  })

  it("adds up to nothing when there is nothing", () => {
    expect(sumPence([])).toBe(0n)
    expect(sumPence([5n, -7n])).toBe(-2n)
  })
})
