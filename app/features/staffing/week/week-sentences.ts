import { distanceInWords, milesBetween } from "#app/features/groups/schools/distance.ts"
import { type Regret, regretsOf } from "#app/features/staffing/week/explain-week.ts"
import {
  type HalfDay,
  halves,
  placeName,
  placesInWords,
  type Weekday,
  weekdayName,
  weekdays,
} from "#app/features/staffing/week/half-days.ts"
import type { MadeWeek, WeekMember } from "#app/features/staffing/week/post-week.ts"
import { pairsOf } from "#app/features/staffing/week/share-days.ts"
import { wishOf } from "#app/features/staffing/week/week.ts"

/** What a school has of the week, and why not the days that it would rather have. */
export function sayWeek(
  { week, assigned, worked }: MadeWeek,
  member: WeekMember,
): { days: string; because: string[] } {
  const places = assigned.visits
    .filter(({ schoolId }) => schoolId === member.id)
    .map(({ placeId }) => placeId)
  const school = week.schools.find(({ id }) => id === member.id)!
  const isContent = places.length > 0 && places.every((place) => wishOf(school, place) === "prefers")
  const whyNot = [
    ...regretsOf(week, assigned, member.id).map((regret) => sayRegret(member.name, regret)),
    ...notWorked(worked, member).map(
      (day) => `It would rather have ${weekdayName(day)}, which is not worked.`,
    ),
  ]
  return {
    days: places.length === 0 ? "no day" : placesInWords(places),
    because: isContent
      ? ["These are days that suit it best."]
      : whyNot.length > 0
        ? whyNot
        : ["It has said of no other day that it would suit it better."],
  }
}

/** Days that a school prefers and on which nobody comes to any. */
const notWorked = (worked: readonly HalfDay[], { wishes }: WeekMember): Weekday[] =>
  weekdays.filter(
    (day, i) => wishes[i] === "prefers" && halves.every((half) => !worked.includes(`${day}-${half}`)),
  )

/** With whom a school shares a day, and how far away that is: one day leads from the one to the other. */
export const saySharedDays = (
  { assigned }: Pick<MadeWeek, "assigned">,
  member: WeekMember,
  members: readonly WeekMember[],
): string[] =>
  pairsOf(assigned.visits).flatMap(({ weekday, schoolIds }) => {
    const other = members.find(({ id }) => id !== member.id && schoolIds.includes(id))
    if (!other || !schoolIds.includes(member.id)) return []
    const miles = milesBetween(member.place, other.place)
    const away = miles === null ? "" : `, ${distanceInWords(miles)}`
    return [`It shares ${weekdayName(weekday)} with ${other.name}${away}.`]
  })

const sayRegret = (name: string, { placeId, costs }: Regret): string => {
  const place = placeName(placeId)
  if (costs.missing > 0) return `If ${name} had ${place}, another visit would have no place in the week.`
  if (costs.missing === 0 && costs.against > 0)
    return `If ${name} had ${place}, other schools would have days that suit them less, by more than it would gain.`
  if (costs.missing === 0 && costs.against === 0 && costs.minutes > 0)
    return `If ${name} had ${place}, there would be ${costs.minutes} minutes more travel in the week.`
  if (costs.missing === 0 && costs.against === 0 && costs.minutes === 0)
    return `${place} would suit all together as well. Change it by hand if you like.`
  return `With ${place} for ${name}, a better week can be made.`
}
