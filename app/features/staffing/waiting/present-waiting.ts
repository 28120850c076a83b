import { formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"

type PassedOn = {
  fromSchool: string
  toSchool: string
  halfDays: bigint
  takenFrom: Temporal.PlainDate
  dayPence: Pence
}

/** "From 3 March 2027 Oak's half a day a week is Elm's, at £301.20 a day." */
export const sayPassedOn = ({ fromSchool, toSchool, halfDays, takenFrom, dayPence }: PassedOn): string =>
  `From ${formatShortDate(takenFrom)} ${toSchool} has ${daysInWords(Number(halfDays))} a week of ${fromSchool}’s, at ${formatPounds(dayPence)} a day.`

type Place = { schoolId: string; name: string; state: "waiting" | "held"; holdUntil: Temporal.Instant | null }

export type ShownPlace = { key: string; name: string; days: string; stands: string }

/** The list as everybody sees it: half-days of one school that follow each other stand in one line. */
export function presentList(list: readonly Place[], schoolId: string | null): ShownPlace[] {
  const lines: { place: Place; halfDays: number }[] = []
  for (const place of list) {
    const last = lines.at(-1)
    if (last?.place.schoolId === place.schoolId && last.place.state === place.state) last.halfDays += 1
    else lines.push({ place, halfDays: 1 })
  }
  return lines.map(({ place, halfDays }, i) => ({
    key: String(i),
    name: place.schoolId === schoolId ? `${place.name} (you)` : place.name,
    days: daysInWords(halfDays),
    stands:
      place.state === "held" && place.holdUntil
        ? `Held for it until ${formatMoment(place.holdUntil)}`
        : "Waits",
  }))
}

type GivenUp = { id: string; halfDays: number; fromDay: Temporal.PlainDate; taken: number }
export type ShownGivenUp = { id: string; days: string; from: string; stands: string; mayKeep: boolean }

/** What a school has given up, as it sees it: how much others have taken, and whether it may keep the rest. */
export const presentGivenUp = ({ id, halfDays, fromDay, taken }: GivenUp): ShownGivenUp => ({
  ...{ id, days: daysInWords(halfDays), from: formatShortDate(fromDay) },
  stands:
    taken === halfDays ? "Taken" : taken > 0 ? `${daysInWords(taken)} taken, the rest offered` : "Offered",
  mayKeep: taken < halfDays,
})

/** Why days that pass on cost what they cost. */
export const costWhenPassedOn = (price: Pence): string =>
  `A day comes to ${formatPounds(price)} all in at present. Days that pass from one school to another cost what they cost then, and nobody else’s price changes, because as many days are taken as before.`
