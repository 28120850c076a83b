import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import { holderOf, personNamed } from "#app/demo/data/people.ts"
import { at, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { type HoursKind, postingsOfTime } from "#app/features/staffing/hours/hours.ts"

type Given = {
  by: string
  to: string
  what: string
  minutes: number
  kind?: HoursKind
  daysAgo: number
  isUndone?: boolean
}

const given: Given[] = [
  { by: "market-street", to: "stanbury-cross", what: "Reading recovery teacher", minutes: 180, daysAgo: 171 },
  { by: "stanbury-cross", to: "market-street", what: "Forest school leader", minutes: 150, daysAgo: 158 },
  {
    by: "larkfield",
    to: "hollin-lane",
    what: "Advice on sensory rooms",
    minutes: 90,
    kind: "gift",
    daysAgo: 143,
  },
  { by: "kingsholt", to: "wyrebridge", what: "Dutch teacher", minutes: 120, daysAgo: 129 },
  { by: "kingsholt", to: "wyrebridge", what: "Dutch teacher", minutes: 120, daysAgo: 122 },
  { by: "wyrebridge", to: "kingsholt", what: "Caretaker, for the stage", minutes: 300, daysAgo: 96 },
  { by: "aldermere-high", to: "market-street", what: "Science technician", minutes: 210, daysAgo: 83 },
  { by: "market-street", to: "aldermere-high", what: "Phonics training", minutes: 240, daysAgo: 62 },
  {
    by: "fenny-barrow",
    to: "little-thrale",
    what: "Minibus and driver",
    minutes: 180,
    kind: "gift",
    daysAgo: 55,
  },
  {
    by: "hollin-lane",
    to: "stanbury-cross",
    what: "Lunchtime cover",
    minutes: 60,
    daysAgo: 41,
    isUndone: true,
  },
  { by: "market-street", to: "stanbury-cross", what: "Reading recovery teacher", minutes: 195, daysAgo: 34 },
  { by: "ashcombe-magna", to: "market-street", what: "Choir leader", minutes: 90, daysAgo: 20 },
  { by: "market-street", to: "little-thrale", what: "Kiln", minutes: 120, kind: "gift", daysAgo: 13 },
  { by: "stanbury-cross", to: "market-street", what: "Forest school leader", minutes: 150, daysAgo: 6 },
]

/** How far balances may go in the learning community: 20 hours. */
const LIMIT_MINUTES = 1_200

/** Time that schools of the learning community gave each other. */
export function addHours(rows: DemoRows, today: Temporal.PlainDate): void {
  const group = groupNamed("community")
  rows.hoursCap.push({
    ...{ groupId: group.id, mostMinutes: LIMIT_MINUTES, changedBy: personNamed("Judith Pemberton").id },
    changedAt: at(weekdayUpTo(today.subtract({ days: 200 })), "09:20"),
  })
  for (const facts of given) {
    const [giver, receiver] = [schoolNamed(facts.by), schoolNamed(facts.to)]
    const workedOn = weekdayUpTo(today.subtract({ days: facts.daysAgo }))
    const { what, minutes, kind = "exchange" } = facts
    const write = (happenedAt: Temporal.Instant, by: string, corrects: string | null) => {
      const id = demoId(`hours ${facts.by} ${facts.to} ${workedOn} ${corrects ?? ""}`, happenedAt)
      const writer = holderOf("business-manager", by)
      rows.hoursEntry.push({
        ...{ id, groupId: group.id, kind, what, workedOn, bookingId: null, correctsEntryId: corrects },
        ...{ giverSchoolId: giver.id, receiverSchoolId: receiver.id, happenedAt },
        ...{ recordedBy: writer.id, personName: writer.name },
      })
      const sides = postingsOfTime({
        ...{ giverSchoolId: giver.id, receiverSchoolId: receiver.id },
        minutes: corrects ? -minutes : minutes,
      })
      for (const side of sides) rows.hoursPosting.push({ entryId: id, groupId: group.id, kind, ...side })
      recordDemoEvent(rows, {
        act: corrects ? "undo-time" : kind === "gift" ? "give-time" : "exchange-time",
        subject: { kind: "hours-entry", id: corrects ?? id },
        groupId: group.id,
        detail: { from: giver.name, to: receiver.name, what },
        ...{ at: happenedAt, by: writer, schoolId: schoolNamed(by).id },
      })
      return id
    }
    const id = write(at(workedOn, "16:05"), facts.to, null)
    if (facts.isUndone) write(at(workedOn, "17:40"), facts.by, id)
  }
}
