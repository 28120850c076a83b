import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

const TYPED = /^(\d{1,2})?(?:\.([05])0?|\s?(½)|\s1\/2)?$/

/** Reads days a week that a person typed ("2", "2.5", "2½", "½", "0.5") into half-days, from half a day to five days. */
export const parseDays = (text: string): Outcome<number> => {
  const typed = text
    .trim()
    .replace(/^1\/2$/, "½")
    .replace(/ days?$/, "")
  if (typed === "") return refuse("Enter days a week, like 1 or 1.5")
  if (/^[-−–]/.test(typed)) return refuse("Enter a number that is not negative")
  const match = TYPED.exec(typed)
  if (!match || typed === ".") return refuse("Enter days a week in whole and half days, like 1 or 1.5")
  const hasHalf = match[2] === "5" || match[3] !== undefined || typed.endsWith("1/2")
  const halfDays = Number(match[1] ?? "0") * 2 + (hasHalf ? 1 : 0)
  if (halfDays < 1) return refuse("Enter at least half a day")
  return halfDays > 10 ? refuse("Enter 5 days a week or fewer") : succeed(halfDays)
}
