import { sumPence } from "#app/core/money.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import type { Issuing } from "#app/demo/data/invoice-rows.ts"
import { invoicingSchool, sellingSchool } from "#app/demo/data/invoicing-schools.ts"
import { addLender, addVisits, daysOfVisit } from "#app/demo/data/lent-visits.ts"
import { holderOf, personNamed } from "#app/demo/data/people.ts"
import { type RechargeFacts, rechargeFacts } from "#app/demo/data/recharge-facts.ts"
import { at, weekdayFrom } from "#app/demo/data/school-days.ts"
import { schoolNamed, schoolWithId } from "#app/demo/data/schools.ts"
import { addTimesheet } from "#app/demo/data/timesheet-rows.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { totalOfParts } from "#app/features/staffing/recharges/charge-lines.ts"
import { draftsOfMonth } from "#app/features/staffing/recharges/drafts-of-month.ts"
import { monthToRecharge } from "#app/features/staffing/recharges/month-to-recharge.ts"
import { promptVat } from "#app/features/staffing/recharges/staff-vat.ts"
import { monthOf } from "#app/features/staffing/time/month.ts"
import type { Timesheet } from "#app/features/staffing/time/timesheet.ts"

type Made = { issuing: Issuing[]; addLines(): void }

/**
 * Time that is lent every week: two months recharged, and the last one waiting with a line that is disputed. Lines of
 * recharges name their invoices, so `addLines` comes after these are issued.
 */
export function addRecharges(rows: DemoRows, today: Temporal.PlainDate): Made {
  const months = lastMonths(today)
  const [last] = months.slice(-1) as [Temporal.PlainDate]
  const issuing: Issuing[] = []
  const lines: (() => void)[] = []
  for (const facts of rechargeFacts) {
    const kept = addArrangement(rows, facts, months[0]!)
    for (const month of months) {
      const visits = facts.visits.flatMap((visit) =>
        addVisits(rows, { facts, resourceId: kept.arrangement.sourceId, visit, month }),
      )
      const sheet = addTimesheet(rows, kept.arrangement, facts, { month, visits, isLast: month.equals(last) })
      if (month.equals(last)) continue
      const made = rechargeOf(rows, kept, sheet)
      issuing.push(made.issuing)
      lines.push(made.addLines)
    }
  }
  for (const month of months.slice(0, -1)) addMonthEnd(rows, month)
  return { issuing, addLines: () => void lines.map((add) => add()) }
}

const MONTHS = 3

/** How long after a month its timesheet has been sent, and answered by most. */
const ANSWERED_WITHIN = { days: 10 }

/** The last months that are over and had school weeks in them, the earliest first. */
function lastMonths(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = []
  const everyWeek = rechargeFacts[0]!.visits[0]!
  for (
    let month = monthOf(today.subtract(ANSWERED_WITHIN)).subtract({ months: 1 });
    found.length < MONTHS;
    month = month.subtract({ months: 1 })
  )
    if (daysOfVisit(everyWeek, month).length > 1) found.unshift(month)
  return found
}

type Kept = {
  facts: RechargeFacts
  arrangement: Arrangement
  enteredAt: Temporal.Instant
  from: Temporal.PlainDate
}

function addArrangement(rows: DemoRows, facts: RechargeFacts, first: Temporal.PlainDate): Kept {
  const from = first.subtract({ months: 1 })
  const enteredAt = at(weekdayFrom(from), "11:30")
  const [keeper, school] = [holderOf("finance", facts.school), schoolNamed(facts.school)]
  const arrangement: Arrangement = {
    ...{ ...facts.draft, id: demoId(`arrangement ${facts.key}`, enteredAt), schoolId: school.id },
    ...{ groupId: groupNamed("community").id, source: "bookings" },
    sourceId: addLender(rows, facts, enteredAt),
  }
  const ruleSettings = facts.draft.ruleSettings as Record<string, never>
  rows.arrangement.push({ ...arrangement, ruleSettings, createdBy: keeper.id, createdAt: enteredAt })
  const costs = { salaryPence: null, sharedBasisPoints: null, pensionBasisPoints: null }
  const more = { insuranceBasisPoints: null, insuranceAbovePence: null, travelPence: null, coverPence: null }
  rows.arrangementCost.push({
    ...{ id: demoId(`cost ${facts.key}`, enteredAt), arrangementId: arrangement.id, fromMonth: from },
    ...{ pricePence: null, pricePer: null, ...costs, ...more, ...facts.terms, toldBy: facts.toldBy },
    ...{ enteredBy: keeper.id, personName: keeper.name, enteredAt },
  })
  rows.arrangementVat.push({
    ...{ id: demoId(`vat ${facts.key}`, enteredAt), arrangementId: arrangement.id, chosen: facts.vat },
    ...{ suggested: promptVat(facts.draft).suggested, note: "", chosenBy: keeper.id },
    ...{ personName: keeper.name, chosenAt: enteredAt },
  })
  const subject = { kind: "arrangement", id: arrangement.id }
  for (const act of ["arrange-recharges", "choose-vat"])
    recordDemoEvent(rows, {
      ...{ act, subject, at: enteredAt, by: keeper, schoolId: school.id },
      detail: { title: facts.draft.title },
    })
  return { facts, arrangement, enteredAt, from }
}

/** The fifth weekday after a month, in the morning. */
const monthEndAt = (month: Temporal.PlainDate) => {
  let day = weekdayFrom(month.add({ months: 1 }))
  for (let passed = 1; passed < 5; passed++) day = weekdayFrom(day.add({ days: 1 }))
  return at(day, "09:10")
}

const monthEndId = (month: Temporal.PlainDate) => demoId(`month-end ${month}`, monthEndAt(month))

function rechargeOf(rows: DemoRows, { facts, arrangement, enteredAt, from }: Kept, sheet: Timesheet) {
  const { month } = sheet
  const madeAt = monthEndAt(month)
  const schoolIds = [...new Set(sheet.lines.map(({ school }) => school.id))]
  const reckoned = monthToRecharge({
    ...{ arrangement, month, timesheets: [sheet], waiting: new Map(), rechargedMonths: new Set() },
    costs: [{ terms: facts.terms, fromMonth: from, toldBy: facts.toldBy, personName: "", enteredAt }],
    schools: schoolIds.map((id) => {
      const { name, roll } = schoolWithId(id)
      return { id, name, numberOnRoll: roll }
    }),
  })
  if (!reckoned.ok) throw new Error(reckoned.reason)
  const keeper = holderOf("finance", facts.school)
  const id = demoId(`recharge ${facts.key} ${month}`, madeAt)
  const { charged } = reckoned.value
  rows.recharge.push({
    ...{ id, arrangementId: arrangement.id, schoolId: arrangement.schoolId, month },
    ...{ monthEndId: monthEndId(month), madeBy: keeper.id, personName: keeper.name, madeAt },
    cost: {
      lines: (reckoned.value.reckoned?.cost ?? []).map((line) => ({ ...line, pence: line.pence.toString() })),
      recharged: sumPence(charged.map(({ parts }) => totalOfParts(parts))).toString(),
      waits: "0",
    },
    workings: Object.fromEntries(reckoned.value.reckoned?.workings ?? []) as unknown as Record<string, never>,
  })
  const drafts = draftsOfMonth({ arrangement, month, vat: facts.vat, rechargeId: id }, reckoned.value, {
    seller: sellingSchool(schoolNamed(facts.school)),
    schoolOf: (schoolId) => invoicingSchool(schoolWithId(schoolId)),
  })
  return {
    issuing: { lead: facts.school, isPast: true, at: madeAt, drafts },
    addLines() {
      for (const { lineId, schoolId, minutes, parts } of charged)
        rows.rechargeLine.push({
          ...{ lineId, rechargeId: id, minutes, netPence: totalOfParts(parts) },
          invoiceId: rows.invoice.find((one) => one.rechargeId === id && one.buyerSchoolId === schoolId)!.id!,
        })
    },
  }
}

function addMonthEnd(rows: DemoRows, month: Temporal.PlainDate): void {
  const startedAt = monthEndAt(month)
  const coordinator = personNamed("Judith Pemberton")
  const id = monthEndId(month)
  const groupId = groupNamed("community").id
  rows.monthEnd.push({
    ...{ id, groupId, month, startedBy: coordinator.id, personName: coordinator.name, startedAt },
  })
  for (const { id: arrangementId } of rows.arrangement) {
    const recharge = rows.recharge.find(
      (one) => one.arrangementId === arrangementId && one.monthEndId === id,
    )!
    const lines = rows.timesheetLine.filter((line) => line.month === recharge.month)
    const sheets = rows.timesheet.filter((sheet) => sheet.arrangementId === arrangementId)
    const schools = lines.filter((line) => sheets.some((sheet) => sheet.id === line.timesheetId))
    rows.monthEndStep.push({
      ...{ monthEndId: id, arrangementId: arrangementId!, state: "recharged", sentence: "" },
      invoices: new Set(schools.map(({ schoolId }) => schoolId)).size,
      changedAt: startedAt,
    })
  }
  recordDemoEvent(rows, {
    ...{ act: "run-month-end", subject: { kind: "month-end", id }, groupId, at: startedAt, by: coordinator },
    schoolId: null,
  })
}
