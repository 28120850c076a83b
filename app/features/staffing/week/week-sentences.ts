import { distanceInWords, milesBetween } from "#app/features/groups/schools/distance.ts"
import { type Regret, regretsOf } from "#app/features/staffing/week/explain-week.ts"
import { placeName, placesInWords, weekdayName } from "#app/features/staffing/week/half-days.ts"
import type { MadeWeek, WeekMember } from "#app/features/staffing/week/post-week.ts"
import { pairsOf } from "#app/features/staffing/week/share-days.ts"
import { wishOf } from "#app/features/staffing/week/week.ts"

/** What a school has of the week, and why not the days that it would rather have. */
export function sayWeek(
  { week, assigned }: MadeWeek,
  member: WeekMember,
): { days: string; because: string[] } {
  const places = assigned.visits
    .filter(({ schoolId }) => schoolId === member.id)
    .map(({ placeId }) => placeId)
  const school = week.schools.find(({ id }) => id === member.id)!
  const isContent = places.length > 0 && places.every((place) => wishOf(school, place) === "prefers")
  const regrets = regretsOf(week, assigned, member.id)
  return {
    days: places.length === 0 ? "no day" : placesInWords(places),
    because: isContent
      ? ["These are days that suit it best."]
      : regrets.length > 0
        ? regrets.map((regret) => sayRegret(member.name, regret))
        : ["It has said of no other day that it would suit it better."],
  }
}

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
