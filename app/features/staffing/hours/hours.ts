import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"

/** Whether time counts in the balances of two schools, or nobody owes anything for it. */
export type HoursKind = "exchange" | "gift"

export type HoursSide = "gave" | "received"

/** One side of an entry: what a school gave is positive, what it received negative; an entry that undoes, the reverse. */
export type HoursPosting = { schoolId: string; side: HoursSide; minutes: number }

/** What a school gave and had in one group, in minutes, and how far apart the exchanged part is. */
export type SchoolHours = {
  groupId: string
  schoolId: string
  name: string
  gave: number
  received: number
  gaveAsGift: number
  receivedAsGift: number
  balance: number
}

/** An entry of the journal, as lists and pages show it. */
export type HoursEntry = {
  id: string
  groupId: string
  kind: HoursKind
  what: string
  workedOn: Temporal.PlainDate
  happenedAt: Temporal.Instant
  personName: string
  giver: { id: string; name: string }
  receiver: { id: string; name: string }
  /** As the giver gave it; negative on an entry that undoes another. */
  minutes: number
  isUndone: boolean
  undoes: boolean
  hasBooking: boolean
}

type Given = { giverSchoolId: string; receiverSchoolId: string; minutes: number }

/** Time given, in the books of both schools: the two sides always cancel out. */
export const postingsOfTime = ({ giverSchoolId, receiverSchoolId, minutes }: Given): HoursPosting[] => [
  { schoolId: giverSchoolId, side: "gave", minutes },
  { schoolId: receiverSchoolId, side: "received", minutes: -minutes },
]

/** A school as a group's limit looks at it; minutes, positive where it has given more than it received. */
type Account = { name: string; balance: number }

type Move = { giver: Account; receiver: Account; minutes: number; mostMinutes: number | null }

/**
 * Why an exchange would go beyond the group's limit, in a sentence; null where it does not. What brings a school back
 * towards an even balance is never refused, not even where the limit has been lowered since.
 */
export const limitRefusal = ({ giver, receiver, minutes, mostMinutes }: Move): string | null => {
  if (mostMinutes === null) return null
  const limit = `Your group lets nobody be more than ${spokenTime(mostMinutes)} ahead or behind`
  const instead = "Settle it in money, or make it a gift."
  if (goesBeyond(receiver.balance, -minutes, mostMinutes))
    return `${limit}, and with ${spokenTime(minutes)} more ${receiver.name} would be ${spokenTime(receiver.balance - minutes)} behind. ${instead}`
  if (goesBeyond(giver.balance, minutes, mostMinutes))
    return `${limit}, and with ${spokenTime(minutes)} more ${giver.name} would be ${spokenTime(giver.balance + minutes)} ahead. ${instead}`
  return null
}

const goesBeyond = (balance: number, change: number, most: number) =>
  Math.abs(balance + change) > most && Math.abs(balance + change) > Math.abs(balance)

/** A balance in words that blame nobody. */
export const balanceInWords = (balance: number): string => {
  if (balance === 0) return "even"
  return `${spokenTime(balance)} to ${balance > 0 ? "come" : "give"}`
}
