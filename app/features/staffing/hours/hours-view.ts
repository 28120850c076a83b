import { formatShortDate } from "#app/core/civil-time.ts"
import { balanceInWords, type HoursEntry, type SchoolHours } from "#app/features/staffing/hours/hours.ts"
import { shortTime, spokenTime } from "#app/features/staffing/time/spoken-time.ts"

/** What a school gave and had, as figures that stand side by side. */
export const hoursFigures = ({ gave, received, gaveAsGift, receivedAsGift, balance }: SchoolHours) => [
  { label: "Gave", figure: spokenTime(gave), note: giftNote(gaveAsGift) },
  { label: "Had", figure: spokenTime(received), note: giftNote(receivedAsGift) },
  {
    label: balance < 0 ? "Still to give" : balance > 0 ? "Still to come" : "Balance",
    figure: balance === 0 ? "Even" : spokenTime(balance),
    note: "time exchanged, without gifts",
    strong: true,
  },
]

const giftNote = (minutes: number) =>
  minutes === 0 ? "none of it a gift" : `${spokenTime(minutes)} of it a gift`

/** How a balance came about, to be checked by hand. */
export const balanceSentence = ({ gave, received, gaveAsGift, receivedAsGift, balance }: SchoolHours) =>
  `Without gifts, ${spokenTime(gave - gaveAsGift)} given and ${spokenTime(received - receivedAsGift)} had: ${balanceInWords(balance)}. Gifts change no balance.`

export const groupHoursRow = (hours: SchoolHours) => ({
  schoolId: hours.schoolId,
  name: hours.name,
  gave: shortTime(hours.gave),
  had: shortTime(hours.received),
  balance: balanceInWords(hours.balance),
})

/** One entry as a line of the list; for a school, told from where it stands. */
export const hoursRow = (entry: HoursEntry, ownSchoolId: string | null) => {
  const { id, giver, receiver, kind, minutes, undoes, isUndone } = entry
  const time = shortTime(minutes)
  return {
    id,
    worked: formatShortDate(entry.workedOn),
    what: entry.what,
    between:
      giver.id === ownSchoolId
        ? `To ${receiver.name}`
        : receiver.id === ownSchoolId
          ? `From ${giver.name}`
          : `${giver.name} to ${receiver.name}`,
    time: undoes ? `−${time}` : time,
    kind: undoes ? "Undone" : kind === "gift" ? "Gift" : "Exchange",
    isUndone,
    recordedBy: entry.personName,
  }
}

export type HoursRow = ReturnType<typeof hoursRow>
