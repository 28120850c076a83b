import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

/** Reads a rate that a person typed ("28.68", "15 %") into hundredths of a percent, from 0 to 100 %. */
export const parsePercent = (text: string): Outcome<number> => {
  const typed = text.trim().replace(/\s*%$/, "")
  if (typed === "") return refuse("Enter a rate in percent, like 28.68. Enter 0 if there is none")
  if (/^[-−–]/.test(typed)) return refuse("Enter a rate that is not negative")
  const match = /^(\d{1,3})(?:\.(\d+))?$/.exec(typed)
  if (!match) return refuse("Enter a rate in percent with the digits 0 to 9, like 28.68")
  const [, whole = "0", fraction = ""] = match
  if (fraction.length > 2) return refuse("Enter a rate with no more than 2 decimal places")
  const hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, "0"))
  return hundredths > 10_000 ? refuse("Enter 100 or less") : succeed(hundredths)
}

/** "28.68", from hundredths of a percent. */
export const percentInFigures = (hundredths: number): string =>
  (hundredths / 100).toFixed(hundredths % 100 === 0 ? 0 : 2)
