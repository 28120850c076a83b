import { describe, expect, it } from "vitest"
import { decimalUnitPrice, formatUnitPrice, lineTotal, parseUnitPrice } from "#app/core/unit-price.ts"

describe("a unit price", () => {
  it("shows two decimals, and the third and fourth only where they count", () => {
    expect([40000n, 125n, 33300n, 12345000n, -125n].map(formatUnitPrice)).toEqual([
      "£4.00",
      "£0.0125",
      "£3.33",
      "£1,234.50",
      "−£0.0125",
    ])
    expect(formatUnitPrice(1250n)).toBe("£0.125")
    expect(decimalUnitPrice(40000n)).toBe("4.00")
  })

  it("is read to a ten-thousandth of a pound and no finer", () => {
    expect(parseUnitPrice("£0.0125")).toEqual({ ok: true, value: 125n })
    expect(parseUnitPrice("4")).toEqual({ ok: true, value: 40000n })
    expect(parseUnitPrice("0.00125")).toEqual({
      ok: false,
      reason: "Enter an amount with no more than 4 decimal places",
    })
  })

  it("makes a line total rounded half up to a penny", () => {
    expect(lineTotal(125n, 4)).toBe(5n)
    expect(lineTotal(125n, 6)).toBe(8n)
    expect(lineTotal(124n, 1)).toBe(1n)
    expect(lineTotal(150n, 1n)).toBe(2n)
  })

  it("makes a credit line that mirrors the charge", () => {
    expect(lineTotal(125n, -6)).toBe(-8n)
  })
})
