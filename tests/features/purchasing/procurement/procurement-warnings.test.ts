import { describe, expect, test } from "vitest"
import type { Pence } from "#app/core/money.ts"
import {
  type ProcurementQuestion,
  procurementWarnings,
} from "#app/features/purchasing/procurement/procurement-warnings.ts"

const december = Temporal.PlainDate.from("2026-12-04")

const warningsFor = (grossPence: Pence, wish: Partial<ProcurementQuestion> = {}) =>
  procurementWarnings({
    ...{ grossPence, kind: "goods-and-services", date: december, earlierGrossPence: [], settled: false },
    ...wish,
  })

const levels = (grossPence: Pence, wish: Partial<ProcurementQuestion> = {}) =>
  warningsFor(grossPence, wish).map(({ thresholdKey, level }) => `${thresholdKey} ${level}`)

describe("80 % and 100 % of every figure, to the penny", () => {
  test.each<[string, Pence, string[]]>([
    ["£7,999.99 is far from anything", 7_999_99n, []],
    ["£8,000.00 comes close to £10,000", 8_000_00n, ["dfe-three-quotes 80"]],
    ["£9,999.99 still only comes close", 9_999_99n, ["dfe-three-quotes 80"]],
    ["£10,000.00 is medium value", 10_000_00n, ["dfe-three-quotes 100"]],
    ["£31,999.99 is medium value", 31_999_99n, ["dfe-three-quotes 100"]],
    ["£32,000.00 comes close to £40,000", 32_000_00n, ["dfe-three-quotes 100", "dfe-advertise 80"]],
    ["£40,000.00 is still medium value", 40_000_00n, ["dfe-three-quotes 100", "dfe-advertise 80"]],
    ["£40,000.01 is high value", 40_000_01n, ["dfe-three-quotes 100", "dfe-advertise 100"]],
  ])("%s", (_fact, grossPence, expected) => {
    expect(levels(grossPence)).toEqual(expected)
  })

  test.each<[ProcurementQuestion["kind"], Pence, Pence]>([
    ["goods-and-services", 166_176_00n, 207_720_00n],
    ["light-touch", 530_832_00n, 663_540_00n],
    ["works", 4_154_400_00n, 5_193_000_00n],
  ])("the Act's figure for %s", (kind, eighty, whole) => {
    const key = `act-${kind}`
    const ofTheAct = (grossPence: Pence) => levels(grossPence, { kind }).slice(2)
    expect(ofTheAct(eighty - 1n)).toEqual([])
    expect(ofTheAct(eighty)).toEqual([`${key} 80`])
    expect(ofTheAct(whole - 1n)).toEqual([`${key} 80`])
    expect(ofTheAct(whole)).toEqual([`${key} 100`])
  })
})

test("a warning names the value, the figure, where it comes from, since when, and what it usually means", () => {
  const [, , warning] = warningsFor(210_000_00n)
  expect(warning).toMatchObject({
    title: "This pool may reach £207,720",
    grossPence: 210_000_00n,
    thresholdPence: 207_720_00n,
    sentences: [
      "With every item at its best price, whatever limits schools set, the pool may come to £210,000.00 inc VAT.",
      "£207,720 inc VAT is the figure for goods and services (Procurement Act 2023, Schedule 1, as amended by the Threshold Amounts (Amendment) Regulations 2025; as it stands from 1 January 2026).",
      "It usually means a procurement under the Act: notices on the central digital platform and its time limits.",
    ],
  })
})

test("a purchase that is settled is told as what it came to", () => {
  const [warning] = warningsFor(8_400_00n, { settled: true })
  expect(warning!.title).toBe("This pool came close to £10,000")
  expect(warning!.sentences[0]).toBe("The pool came to £8,400.00 inc VAT.")
})

test("small orders of the same kind add up, each in full", () => {
  const [warning, ...others] = warningsFor(3_000_00n, { earlierGrossPence: [4_000_00n, 3_000_00n] })
  expect(others).toEqual([])
  expect(warning).toMatchObject({
    thresholdKey: "dfe-three-quotes",
    level: 100,
    earlierGrossPence: 7_000_00n,
    title: "With earlier pools, this one may reach £10,000",
  })
  expect(warning!.sentences[0]).toBe(
    "With every item at its best price, whatever limits schools set, the pool may come to £3,000.00 inc VAT. With 2 pools of the same kind in the last 12 months it is £10,000.00 inc VAT.",
  )
})

test("the figures of a day are those that stood on it", () => {
  const on = (date: string) => levels(210_000_00n, { date: Temporal.PlainDate.from(date) }).slice(2)
  expect(on("2025-12-31")).toEqual(["act-goods-and-services 80"])
  expect(on("2026-01-01")).toEqual(["act-goods-and-services 100"])
  expect(levels(210_000_00n, { date: Temporal.PlainDate.from("2025-02-23") })).toEqual([])
})

test("once the next figure is due, the old one says so", () => {
  const last = (date: string) =>
    warningsFor(210_000_00n, { date: Temporal.PlainDate.from(date) })
      .at(-1)!
      .sentences.at(-1)
  expect(last("2027-12-31")).toMatch(/^It usually means a procurement/)
  expect(last("2028-01-01")).toBe("A new figure was due on 1 January 2028: look it up.")
})

test("what may be building works is held against the lower figure, and told of its own", () => {
  const sentences = warningsFor(210_000_00n, { perhapsWorks: true }).at(-1)!.sentences
  expect(sentences.at(-1)).toBe("If these are building works, the figure is £5,193,000 inc VAT instead.")
})
