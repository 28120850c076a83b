import { formatDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { type Posting, type Weekday, weekdays } from "#app/features/expertise/posting.ts"
import { inWords, rateUnit, weekdaysInWords } from "#app/features/expertise/posting-words.ts"
import { distanceInWords, milesBetween } from "#app/features/groups/schools/distance.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"

/** Why an offer fits a need, the best reason first; `miles` is null where a school's place is not known. */
export type Fit = { reasons: string[]; miles: number | null }

/**
 * Whether an offer meets a need, and why. It must be of the same kind and from another school, share a subject where
 * both name any, serve the need's phase, have a day in common, be near enough and not too dear; training has a date
 * instead, which must not come too late. What one of the two says nothing of stands in nobody's way. Null: it does not
 * fit.
 */
export function fitOf(offer: Posting, need: Posting): Fit | null {
  if (offer.kind !== need.kind || offer.school.id === need.school.id) return null
  const subjects = shared(offer.subjects, need.subjects)
  if (subjects.length === 0 && offer.subjects.length > 0 && need.subjects.length > 0) return null
  const phases = shared(offer.phases, need.phases)
  const days = shared<Weekday>(offer.weekdays, need.weekdays)
  const isDated = offer.kind === "training"
  if (phases.length === 0) return null
  if (!isDated && (days.length === 0 || shared(offer.terms, need.terms).length === 0)) return null
  const miles = milesBetween(offer.school.place, need.school.place)
  const reach = reachOf(offer, need)
  if (miles !== null && reach !== null && miles > reach) return null
  const price = priceReason(offer, need)
  const training = trainingReason(offer, need)
  if (price === null || training === null) return null
  return {
    miles,
    reasons: [
      subjects.length > 0 ? inWords(subjects) : "",
      `${inWords(phases.map(phaseLabel))} phase`,
      isDated ? "" : daysReason(days),
      training,
      price,
      miles === null ? "" : travelReason(miles, offer, need),
    ].filter((reason) => reason !== ""),
  }
}

/** The nearest first; what is how far nobody knows comes last, the latest first. */
export const byNearness = <Each extends { fit: Fit; posting: Posting }>(a: Each, b: Each): number =>
  (a.fit.miles ?? Number.POSITIVE_INFINITY) - (b.fit.miles ?? Number.POSITIVE_INFINITY) ||
  Temporal.Instant.compare(b.posting.postedAt, a.posting.postedAt) ||
  (a.posting.id < b.posting.id ? -1 : 1)

const shared = <Value>(some: readonly Value[], others: readonly Value[]): Value[] =>
  some.filter((value) => others.includes(value))

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const daysReason = (days: readonly Weekday[]) =>
  `${capital(weekdaysInWords(days))} ${days.length === 1 || days.length === weekdays.length ? "suits" : "suit"} both`

/** Null: it is dearer than the need allows. Time for time is agreed between the two. */
const priceReason = (offer: Posting, need: Posting): string | null => {
  if (offer.basis === "free") return "Free"
  if (offer.basis === "exchange") return "In exchange for time"
  if (need.basis === "free") return null
  if (need.basis === "exchange" || need.ratePence === null || offer.ratePence === null)
    return "The price is to be agreed"
  if (need.basis !== offer.basis) return "Priced by another unit of time: compare before you agree"
  return offer.ratePence > need.ratePence
    ? null
    : `${formatPounds(offer.ratePence)} ${rateUnit(offer)}, within ${formatPounds(need.ratePence)}`
}

/** Training on a day fits a need that stands until then or longer. */
const trainingReason = (offer: Posting, need: Posting): string | null => {
  if (offer.kind !== "training" || offer.trainingOn === null) return ""
  if (need.trainingOn !== null && Temporal.PlainDate.compare(offer.trainingOn, need.trainingOn) > 0)
    return null
  return formatDate(offer.trainingOn)
}

/** How far apart the two may be, in miles; null: as far as they like. To a room or a course it is who needs it that goes. */
const reachOf = (offer: Posting, need: Posting): number | null => {
  if (offer.travelMiles !== null) return Math.max(offer.travelMiles, need.travelMiles ?? 0)
  return offer.kind === "facility" || offer.kind === "training" ? need.travelMiles : null
}

const travelReason = (miles: number, offer: Posting, need: Posting): string => {
  const away = capital(distanceInWords(miles))
  if (offer.travelMiles !== null && miles <= offer.travelMiles)
    return `${away}, within the ${offer.travelMiles} they travel`
  return reachOf(offer, need) === null
    ? away
    : `${away}, within the ${need.travelMiles} that ${need.school.name} can travel`
}
