import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { describe, expect, test } from "vitest"
import { fontCoverage } from "#app/integrations/pdf/font-coverage.ts"
import { printable, printableText } from "#app/integrations/pdf/printable-text.ts"

const font = (path: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${path}`))
const covers = fontCoverage(font("400Regular/SourceSans3_400Regular.ttf"))

describe("text on an invoice", () => {
  test.each([
    ["Łódź, Ñandú, Ærø, Straße, Ўзбек, Ελλάδα", "Łódź, Ñandú, Ærø, Straße, Ўзбек, Ελλάδα"],
    ["#let $x$ *bold* _it_ <a> @b // \\", "#let $x$ *bold* _it_ <a> @b // \\"],
    ["Cafe\u0301", "Café"],
    ["two\r\n lines\tand\u2028more", "two lines and more"],
    ["a\u0000b\u202Ec\u200Bd\u00ADe", "abcde"],
    ["日本 School", "□□ School"],
    ["👨‍👩‍👧 family", "□ family"],
    ["\ud800", "□"],
  ])("%j is printed as %j", (text, printed) => {
    expect(printableText(text, covers)).toBe(printed)
  })

  test("a word without end may break, and loses no letter", () => {
    const broken = printableText("W".repeat(60), covers)
    expect(broken.split("\u200b").map((part) => part.length)).toEqual([24, 24, 12])
  })

  test("strings are made printable however deep they lie, and nothing else changes", () => {
    expect(printable({ a: ["日", { b: "\n" }], c: null, d: 3, e: true }, covers)).toEqual({
      a: ["□", { b: " " }],
      c: null,
      d: 3,
      e: true,
    })
  })

  test("the bold typeface has every character that the regular one has", () => {
    const coversBold = fontCoverage(font("600SemiBold/SourceSans3_600SemiBold.ttf"))
    const missing = Array.from({ length: 0x1ffff }, (_, codePoint) => codePoint).filter(
      (codePoint) => covers(codePoint) && !coversBold(codePoint),
    )
    expect(missing).toEqual([])
  })
})
