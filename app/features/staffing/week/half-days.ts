/** Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5] as const
export type Weekday = (typeof weekdays)[number]

export const halves = ["am", "pm"] as const
export type Half = (typeof halves)[number]

/** Half a day of the week: "1-am" is Monday morning. */
export type HalfDay = `${Weekday}-${Half}`

export const allHalfDays = weekdays.flatMap((day) => halves.map((half): HalfDay => `${day}-${half}`))

/** The weekdays that are worked from morning to afternoon. */
export const wholeWeekdays = (worked: readonly HalfDay[]): Weekday[] =>
  weekdays.filter((day) => worked.includes(`${day}-am`) && worked.includes(`${day}-pm`))

/** A part of the week as a place: a whole day, or half of one. */
export type PlaceId = HalfDay | `${Weekday}-day`

export const weekdayOf = (place: string): Weekday => Number(place[0]) as Weekday

const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
const halfNames: Record<string, string> = { am: " morning", pm: " afternoon", day: "" }

export const weekdayName = (day: Weekday): string => names[day - 1]!

/** "Monday", "Monday morning" */
export const placeName = (place: string): string =>
  `${weekdayName(weekdayOf(place))}${halfNames[place.slice(2)] ?? ""}`

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })

/** "Monday and Wednesday morning", in the order of the week; both halves of a day are the day. */
export const placesInWords = (places: readonly string[]): string =>
  list.format(
    weekdays.flatMap((day) => {
      const ofDay = places.filter((place) => weekdayOf(place) === day)
      const isWhole = halves.every((half) => ofDay.includes(`${day}-${half}`))
      return isWhole ? [weekdayName(day)] : ofDay.toSorted().map(placeName)
    }),
  )
