import { formatDate } from "#app/core/civil-time.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import type { Mail } from "#app/features/notifications/mail.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"

type Recipient = { name: string; email: string }

type Sent = { title: string; month: Temporal.PlainDate; supplierName: string; address: string }

/** To a school that had the time: confirm it, or say what is wrong. */
export const timesheetSent =
  ({ title, month, supplierName, address }: Sent) =>
  ({ name, email }: Recipient): Mail => ({
    recipient: email,
    subject: `Please confirm: ${title}, ${monthName(month)}`,
    body: letterTo(name, {
      paragraphs: [
        `${supplierName} says how much time your school had of ${title} in ${monthName(month)}. Please confirm it, or say what was different. Only time that both schools agree on is recharged.`,
        `See the time, day by day:\n${address}`,
      ],
    }),
  })

type Said = {
  title: string
  workedOn: Temporal.PlainDate
  schoolName: string
  minutes: number
  note: string
  address: string
}

/** To the other side: a line is not agreed, or has been answered. */
export const lineAnswered =
  ({ title, workedOn, schoolName, minutes, note, address }: Said) =>
  ({ name, email }: Recipient): Mail => ({
    recipient: email,
    subject: `${schoolName} on ${title}, ${formatDate(workedOn)}`,
    body: letterTo(name, {
      paragraphs: [
        `${schoolName} says that it was ${spokenTime(minutes)} of ${title} on ${formatDate(workedOn)}.${note ? ` "${note}"` : ""}`,
        `Agree, or say what you have on record:\n${address}`,
      ],
    }),
  })
