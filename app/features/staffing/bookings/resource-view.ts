import { CIVIL_ZONE, formatDate } from "#app/core/civil-time.ts"
import type { DayAhead } from "#app/features/staffing/bookings/free-stretches.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import {
  hoursInWords,
  priceInWords,
  resourceKindNames,
} from "#app/features/staffing/bookings/resource-words.ts"
import { minutesInWords, timesInWords } from "#app/features/staffing/bookings/time-words.ts"
import { nationNames } from "#app/features/staffing/days/bank-holidays.ts"
import { dayFaultSentence } from "#app/features/staffing/days/counting-days.ts"

/** A person or a thing in a list. */
export type ResourceRowView = {
  id: string
  title: string
  school: string
  kind: string
  price: string
  hours: string
  active: boolean
}

export const resourceRow = (resource: Resource): ResourceRowView => ({
  id: resource.id,
  title: resource.title,
  school: resource.school.name,
  kind: resourceKindNames[resource.kind],
  price: priceInWords(resource),
  hours: daysInWords(resource),
  active: resource.active,
})

const shortDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

/** "Mon, Wed", or "Any day" */
const daysInWords = ({ hours }: Pick<Resource, "hours">): string => {
  const days = shortDays.filter((_, i) => hours.some(({ weekday }) => weekday === i + 1))
  return days.length === 0 || days.length === 7 ? "Any day" : days.join(", ")
}

type Named = readonly { id: string; name: string }[]

/** What stands about a person or a thing on its page; groups that the reader does not know are left out, and one
 * that they know in two ways, as its coordinator and as a school of it, is named once. */
export function resourceFacts(resource: Resource, groups: Named): { key: string; value: string }[] {
  const { weeklyMinutes, noticeDays, hours, nation, groupIds } = resource
  const seenBy = groupIds.flatMap((id) => groups.find((group) => group.id === id)?.name ?? [])
  return [
    { key: resource.kind === "person" ? "Employed by" : "Belongs to", value: resource.school.name },
    { key: "Price", value: priceInWords(resource) },
    { key: "To be had", value: hours.length === 0 ? "At any time" : hoursInWords(hours).join(", ") },
    ...(weeklyMinutes === null
      ? []
      : [
          { key: "Contract", value: `${minutesInWords(weeklyMinutes)} a week over all schools, with travel` },
        ]),
    {
      key: "Notice",
      value: noticeDays === 0 ? "None" : `${noticeDays} ${noticeDays === 1 ? "day" : "days"} to cancel`,
    },
    { key: "Bank holidays", value: nationNames[nation] },
    ...(seenBy.length > 0 ? [{ key: "Shared with", value: seenBy.join(", ") }] : []),
  ]
}

/** One coming day: what is free on it, each with the address of a form that has it filled in. */
export type DayAheadView = {
  iso: string
  day: string
  free: { text: string; href: string }[]
  note: string | null
}

export const dayAheadView = ({ day, free, fault }: DayAhead, resourceId: string): DayAheadView => ({
  iso: day.toString(),
  day: formatDate(day),
  free: free.map((period) => ({
    text: timesInWords(period),
    href: `/people-and-things/${resourceId}/book?${new URLSearchParams({
      date: day.toString(),
      from: clock(period.start),
      to: clock(period.end),
    })}`,
  })),
  note: fault
    ? dayFaultSentence(day, fault).replace(formatDate(day), "This")
    : free.length === 0
      ? "Nothing free"
      : null,
})

const clock = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(CIVIL_ZONE).toPlainTime().toString({ smallestUnit: "minute" })
