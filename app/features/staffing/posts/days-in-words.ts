/** "2½ days", "1 day", "half a day", from half-days. */
export const daysInWords = (halfDays: number): string => {
  if (halfDays === 1) return "half a day"
  const figure = daysInFigures(halfDays)
  return figure === "1" ? "1 day" : `${figure} days`
}

/** "Every day is taken: 3 days a week", "Of 3 days a week 2½ days are taken", from half-days. */
export const takenInWords = (taken: number, offered: number): string =>
  taken === offered
    ? `Every day is taken: ${daysInWords(offered)} a week`
    : `Of ${daysInWords(offered)} a week ${daysInWords(taken)} ${taken <= 2 ? "is" : "are"} taken`

/** "2½", "½", "0": for a table whose head says that they are days. */
export const daysInFigures = (halfDays: number): string => {
  const whole = Math.floor(halfDays / 2)
  const half = halfDays % 2 === 1 ? "½" : ""
  return whole === 0 && half !== "" ? half : `${whole}${half}`
}
