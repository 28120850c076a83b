import { describe, expect, it } from "vitest"
import { csvText } from "#app/core/csv-cell.ts"
import { decimalPounds } from "#app/core/money.ts"

describe("a cell of a CSV file", () => {
  it("never becomes a formula in a spreadsheet", () => {
    for (const text of ['=HYPERLINK("x")', "+44 1865", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"]) {
      expect(csvText(text)).toBe(`'${text}`)
    }
  })

  it("is left alone where nothing can go wrong", () => {
    expect(csvText("Ash Grove Primary (a=b)")).toBe("Ash Grove Primary (a=b)")
    expect(csvText("")).toBe("")
  })

  it("stays a number when it holds an amount of ours", () => {
    expect(decimalPounds(-500n)).toBe("-5.00")
  })
})
