import { describe, expect, it } from "vitest"
import { totalsByRate, vatOn, vatRates } from "#app/core/vat.ts"

describe("VAT", () => {
  it("is rounded half up to a penny on the total of a rate", () => {
    expect(vatOn(10_000n, "standard")).toBe(2_000n)
    expect(vatOn(12n, "standard")).toBe(2n)
    expect(vatOn(13n, "standard")).toBe(3n)
    expect(vatOn(10n, "reduced")).toBe(1n)
    expect(vatOn(9n, "reduced")).toBe(0n)
  })

  it("on a credit note mirrors the invoice", () => {
    expect(vatOn(-10n, "reduced")).toBe(-1n)
  })

  it("is nothing at zero rate, for exempt supplies and outside the scope, which differ in category", () => {
    expect((["zero", "exempt", "outside"] as const).map((rate) => vatOn(999n, rate))).toEqual([0n, 0n, 0n])
    expect([vatRates.zero.category, vatRates.exempt.category, vatRates.outside.category]).toEqual([
      "Z",
      "E",
      "O",
    ])
  })

  it("is worked out once for each rate and not line by line", () => {
    const lines = [
      { net: 12n, vatRate: "standard" },
      { net: 500n, vatRate: "zero" },
      { net: 12n, vatRate: "standard" },
      { net: 14n, vatRate: "standard" },
    ] as const
    expect(totalsByRate(lines)).toEqual([
      { rate: "standard", net: 38n, vat: 8n, gross: 46n },
      { rate: "zero", net: 500n, vat: 0n, gross: 500n },
    ])
  })
})
