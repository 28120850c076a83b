import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

/** Up to £10,000,000: beyond the largest purchase a group of schools makes, and far inside a database bigint. */
const MOST_POUNDS = 10_000_000n

/** Writes an integer of 10^−decimals as plain digits, "-1234.50": no pound sign, no commas. */
export const writeDecimal = (scaled: bigint, decimals: number): string => {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0")
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Writes an amount for people: "£1,234.50", with a true minus sign (U+2212) before the pound sign. */
export const writePounds = (scaled: bigint, decimals: number): string => {
  const [pounds = "", fraction = ""] = writeDecimal(scaled < 0n ? -scaled : scaled, decimals).split(".")
  return `${scaled < 0n ? "−" : ""}£${pounds.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`
}

/**
 * Reads an amount that a person typed ("£1,234.5", " 1234.50 ", ".50") into an integer of 10^−decimals.
 * The reason, where there is one, is a sentence to show beside the field.
 */
export const parsePoundsTo = (text: string, decimals: number): Outcome<bigint> => {
  const typed = text.trim()
  if (typed === "") return refuse("Enter an amount in pounds, like 1,234.50")
  if (/^£?\s*[-−–]|^[-−–(]/.test(typed)) return refuse("Enter an amount that is not negative")
  const match = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?$/.exec(typed)
  if (!match || typed === "£") {
    return refuse("Enter an amount in pounds with the digits 0 to 9, like 1,234.50")
  }
  const [, pounds = "0", fraction = ""] = match
  if (fraction.length > decimals)
    return refuse(`Enter an amount with no more than ${decimals} decimal places`)
  const whole = pounds.replaceAll(",", "").replace(/^0+(?=\d)/, "")
  const scale = 10n ** BigInt(decimals)
  if (whole.length > 8) return refuse("Enter an amount of £10,000,000 or less")
  const scaled = BigInt(whole) * scale + BigInt(fraction.padEnd(decimals, "0"))
  return scaled > MOST_POUNDS * scale ? refuse("Enter an amount of £10,000,000 or less") : succeed(scaled)
}
