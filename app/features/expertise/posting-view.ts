import { civilDateOf, formatDate, formatShortDate } from "#app/core/civil-time.ts"
import { decimalPounds } from "#app/core/money.ts"
import type { Fit } from "#app/features/expertise/fit.ts"
import { type Posting, type PostingSide, stands } from "#app/features/expertise/posting.ts"
import {
  daysAWeek,
  inWords,
  kindLabels,
  rateInWords,
  termLabels,
  weekdaysInWords,
} from "#app/features/expertise/posting-words.ts"
import { distanceInWords, type GridPlace, milesBetween } from "#app/features/groups/schools/distance.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"

export type PostingRowView = {
  id: string
  title: string
  school: string
  kind: string
  /** "Mathematics · Primary · Monday and Thursday" */
  gist: string
  rate: string
  distance: string | null
  ended: boolean
  awaitsApproval: boolean
  /** Why it fits, where it is shown as something that fits. */
  reasons: string[]
}

type Looker = { from: GridPlace | null; today: Temporal.PlainDate }

export const postingRow = (posting: Posting, { from, today }: Looker, fit?: Fit): PostingRowView => {
  const miles = milesBetween(from, posting.school.place)
  return {
    ...{ id: posting.id, title: posting.title, school: posting.school.name, kind: kindLabels[posting.kind] },
    gist: [
      inWords(posting.subjects),
      inWords(posting.phases.map(phaseLabel)),
      posting.trainingOn ? trainingDay(posting.side, posting.trainingOn) : weekdaysInWords(posting.weekdays),
    ]
      .filter((part) => part !== "")
      .join(" · "),
    rate: rateInWords(posting.side, posting),
    distance: miles === null ? null : distanceInWords(miles),
    ended: !stands(posting, today),
    awaitsApproval: posting.awaitsApproval,
    reasons: fit?.reasons ?? [],
  }
}

/** The day itself of what is offered; of a need the last one that helps. */
const trainingDay = (side: PostingSide, day: Temporal.PlainDate) =>
  side === "offer" ? formatDate(day) : `by ${formatDate(day)}`

type Group = { id: string; name: string }

/** Everything that is said of a posting, as facts in the order of their weight. */
export const postingFacts = (posting: Posting, groups: readonly Group[], { from }: Looker) => {
  const miles = milesBetween(from, posting.school.place)
  const seenBy = groups.filter(({ id }) => posting.groupIds.includes(id)).map(({ name }) => name)
  const facts: [key: string, value: string | null][] = [
    ["What", kindLabels[posting.kind]],
    ["Subjects", inWords(posting.subjects)],
    ["Phases", inWords(posting.phases.map(phaseLabel))],
    ["Day of the training", posting.trainingOn && trainingDay(posting.side, posting.trainingOn)],
    ["Places", posting.trainingPlaces === null ? null : String(posting.trainingPlaces)],
    ["Days", posting.trainingOn ? null : weekdaysInWords(posting.weekdays)],
    ["How much", posting.weeklyHalfDays === null ? null : daysAWeek(posting.weeklyHalfDays)],
    ["Terms", posting.trainingOn ? null : inWords(posting.terms.map((term) => termLabels[term]))],
    ["Credentials", posting.credentials],
    ["Languages", posting.languages],
    [posting.side === "offer" ? "Rate" : "Budget", rateInWords(posting.side, posting)],
    ["Travels", posting.travelMiles === null ? null : `up to ${posting.travelMiles} miles`],
    ["How far away", miles === null ? null : `${distanceInWords(miles)}, straight across the map`],
    ["Seen by", inWords(seenBy)],
    ["Posted", formatShortDate(civilDateOf(posting.postedAt))],
    ["Stands until", formatShortDate(posting.closesOn)],
  ]
  return facts.flatMap(([key, value]) =>
    value ? [{ key, value: value.charAt(0).toUpperCase() + value.slice(1) }] : [],
  )
}

/** A posting as the fields of its form. */
export const typedPosting = (posting: Posting): Record<string, string | string[]> => ({
  ...{
    kind: posting.kind,
    title: posting.title,
    description: posting.description,
    subjects: posting.subjects,
  },
  ...{ phases: posting.phases, weekdays: posting.weekdays.map(String), terms: posting.terms },
  ...{ credentials: posting.credentials, languages: posting.languages, groupIds: posting.groupIds },
  weeklyHalfDays: posting.weeklyHalfDays?.toString() ?? "",
  travelMiles: posting.travelMiles?.toString() ?? "",
  basis: posting.basis,
  rate: posting.ratePence === null ? "" : decimalPounds(posting.ratePence),
  trainingOn: posting.trainingOn?.toString() ?? "",
  trainingPlaces: posting.trainingPlaces?.toString() ?? "",
  closesOn: posting.closesOn.toString(),
  resourceId: posting.resourceId ?? "",
})
