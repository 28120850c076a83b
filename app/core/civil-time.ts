/** The time zone of everything that people read and type. */
export const CIVIL_ZONE = "Europe/London"

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
export const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

type CivilDate = Pick<Temporal.PlainDate, "dayOfWeek" | "day" | "month" | "year">

/** "Friday 4 December 2026" */
export const formatDate = ({ dayOfWeek, day, month, year }: CivilDate): string =>
  `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]} ${year}`

/** "4 December 2026", for tables and documents */
export const formatShortDate = ({ day, month, year }: Omit<CivilDate, "dayOfWeek">): string =>
  `${day} ${months[month - 1]} ${year}`

/** "5pm", "5:30pm", "midday"; midnight says which one, because most people take it for the end of a day. */
export const formatTime = ({ hour, minute }: Pick<Temporal.PlainTime, "hour" | "minute">): string => {
  if (minute === 0 && hour === 0) return "midnight (the start of the day)"
  if (minute === 0 && hour === 12) return "midday"
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`
}

/** "Friday 4 December 2026, 5pm", in London's time */
export const formatMoment = (instant: Temporal.Instant): string => {
  const local = instant.toZonedDateTimeISO(CIVIL_ZONE)
  return `${formatDate(local)}, ${formatTime(local)}`
}

/** The date in London at a moment. */
export const civilDateOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(CIVIL_ZONE).toPlainDate()
