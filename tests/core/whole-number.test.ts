import { expect, test } from "vitest"
import { parseWholeNumber } from "#app/core/whole-number.ts"

const read = (text: string) => {
  const parsed = parseWholeNumber(text, { least: 0, most: 1_000_000 })
  return parsed.ok ? parsed.value : parsed.reason
}

test.each([
  ["12", 12],
  [" 1,200 ", 1_200],
  ["007", 7],
  ["0", 0],
  ["1000000", 1_000_000],
])("%s is a count", (text, count) => {
  expect(read(text)).toBe(count)
})

test.each([
  ["", "Enter a whole number, like 12"],
  ["-3", "Enter a number that is not negative"],
  ["−3", "Enter a number that is not negative"],
  ["2.5", "Enter a whole number, without a fraction, like 12"],
  ["12.0", "Enter a whole number, without a fraction, like 12"],
  ["2½", "Enter a whole number, without a fraction, like 12"],
  ["1/2", "Enter a whole number, without a fraction, like 12"],
  ["2,5", "Enter a whole number, without a fraction, like 12"],
  ["twelve", "Enter a whole number in digits, like 12"],
  ["12 reams", "Enter a whole number in digits, like 12"],
  ["1e5", "Enter a whole number in digits, like 12"],
  ["0x10", "Enter a whole number in digits, like 12"],
  ["Infinity", "Enter a whole number in digits, like 12"],
  ["١٢", "Enter the number with the digits 0 to 9, like 12"],
  ["१२", "Enter the number with the digits 0 to 9, like 12"],
  ["１２", "Enter the number with the digits 0 to 9, like 12"],
  ["1000001", "Enter 1,000,000 or less"],
  ["9".repeat(400), "Enter 1,000,000 or less"],
])("%s is refused with a sentence", (text, sentence) => {
  expect(read(text)).toBe(sentence)
})

test("a count below its least is refused too", () => {
  expect(parseWholeNumber("0", { least: 1, most: 10 })).toEqual({ ok: false, reason: "Enter 1 or more" })
})
