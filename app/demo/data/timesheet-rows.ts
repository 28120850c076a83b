import { formatTime } from "#app/core/civil-time.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { LentVisit } from "#app/demo/data/lent-visits.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { RechargeFacts } from "#app/demo/data/recharge-facts.ts"
import { at, weekdayFrom } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import type { LineWord } from "#app/features/staffing/time/line-standing.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import type { Timesheet, TimesheetLine } from "#app/features/staffing/time/timesheet.ts"

type Month = { month: Temporal.PlainDate; visits: readonly LentVisit[]; isLast: boolean }

/** A month's timesheet with what both sides said: all agreed, but for the last month's. */
export function addTimesheet(
  rows: DemoRows,
  arrangement: Arrangement,
  facts: RechargeFacts,
  { month, visits, isLast }: Month,
): Timesheet {
  const supplier = schoolNamed(facts.school)
  const keeper = holderOf("finance", facts.school)
  const sentOn = weekdayFrom(month.add({ months: 1 }))
  const sentAt = at(sentOn, "08:40")
  const id = demoId(`timesheet ${facts.key} ${month}`, sentAt)
  rows.timesheet.push({
    ...{ id, arrangementId: arrangement.id, supplierSchoolId: supplier.id, month, sentBy: keeper.id, sentAt },
  })
  const ordered = visits.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const lines = ordered.map(({ visit, on, sourceKey }): TimesheetLine => {
    const school = schoolNamed(visit.by)
    const lineId = demoId(`line ${sourceKey}`, sentAt)
    const what = `${spoken(visit.from)} to ${spoken(visit.to)}`
    const price = facts.terms.basis === "price" ? facts.terms : null
    rows.timesheetLine.push({
      ...{
        id: lineId,
        timesheetId: id,
        supplierSchoolId: supplier.id,
        month,
        schoolId: school.id,
        sourceKey,
      },
      ...{ workedOn: on, what, bookedMinutes: visit.minutes },
      ...{ pricePence: price?.pricePence ?? null, pricePer: price?.pricePer ?? null },
    })
    const nth = ordered.filter((one) => one.visit === visit).findIndex((one) => one.on.equals(on))
    const said = answerTo(facts, { by: visit.by, nth, minutes: visit.minutes, isLast })
    const words = [
      say(rows, lineId, {
        side: "supplier",
        by: facts.school,
        minutes: visit.minutes,
        note: "",
        saidAt: sentAt,
      }),
      ...(said
        ? [
            say(rows, lineId, {
              ...{ side: "receiver", by: visit.by, ...said },
              saidAt: at(weekdayFrom(sentOn.add({ days: 1 })), "10:25"),
            }),
          ]
        : []),
    ]
    return {
      ...{ id: lineId, school, workedOn: on, what, bookedMinutes: visit.minutes, price },
      ...{ words: words.toReversed(), isRecharged: false },
    }
  })
  recordDemoEvent(rows, {
    ...{ act: "send-timesheet", subject: { kind: "timesheet", id }, at: sentAt, by: keeper },
    ...{ groupId: arrangement.groupId, schoolId: supplier.id },
    detail: { title: arrangement.title, month: monthName(month) },
  })
  return {
    ...{ id, arrangementId: arrangement.id, title: arrangement.title, dayMinutes: arrangement.dayMinutes },
    ...{ supplier, month, sentAt, lines },
  }
}

const spoken = (time: string) => formatTime(Temporal.PlainTime.from(time))

type Asked = { by: string; nth: number; minutes: number; isLast: boolean }

const answerTo = ({ silent, disputed }: RechargeFacts, { by, nth, minutes, isLast }: Asked) => {
  if (!isLast) return { minutes, note: "" }
  const dispute = disputed.find((one) => one.by === by && one.nth === nth)
  if (dispute) return { minutes: dispute.saysMinutes ?? minutes, note: dispute.note }
  return silent.includes(by) ? null : { minutes, note: "" }
}

type Said = Omit<LineWord, "personName"> & { by: string }

const say = (rows: DemoRows, lineId: string, { by, ...word }: Said): LineWord => {
  const person = holderOf(word.side === "supplier" ? "finance" : "business-manager", by)
  rows.lineWord.push({
    ...{ id: demoId(`word ${lineId} ${word.side}`, word.saidAt), lineId, ...word },
    ...{ saidBy: person.id, personName: person.name },
  })
  return { ...word, personName: person.name }
}
