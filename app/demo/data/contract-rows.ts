import { parsePounds } from "#app/core/money.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { type ContractFacts, contractFacts } from "#app/demo/data/contract-facts.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { at, schoolDayFrom } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { noticeDateOf } from "#app/features/purchasing/contracts/contract.ts"

const lastOfMonth = (date: Temporal.PlainDate) => date.with({ day: date.daysInMonth })

const endOf = ({ ends, noticeMonths }: ContractFacts, today: Temporal.PlainDate): Temporal.PlainDate =>
  "inMonths" in ends
    ? lastOfMonth(today.add({ months: ends.inMonths }))
    : today.add({ days: ends.noticeInDays }).add({ months: noticeMonths })

/** What the schools have signed, registered some weeks ago; many of them end close together. */
export function addContracts(rows: DemoRows, today: Temporal.PlainDate): void {
  const registeredAt = at(schoolDayFrom(today.subtract({ days: 80 })), "11:20")
  for (const facts of contractFacts) {
    const school = schoolNamed(facts.school)
    const by = holderOf("business-manager", facts.school)
    const endsOn = endOf(facts, today)
    const yearly = parsePounds(facts.yearly)
    if (!yearly.ok) throw new Error(`The demo has a contract for ${facts.yearly}, which cannot be read.`)
    const id = demoId(`contract ${facts.school} ${facts.what} ${facts.cfr}`, registeredAt)
    rows.contract.push({
      ...{ id, schoolId: school.id, createdBy: by.id, createdAt: registeredAt },
      ...{ supplierName: facts.supplier, what: facts.what, cfrCode: facts.cfr, notes: facts.notes },
      ...{ yearlyCostPence: yearly.value, sharesCost: facts.shares, autoRenews: facts.renews },
      ...{ endsOn, noticeMonths: facts.noticeMonths, noticeOn: noticeDateOf(endsOn, facts.noticeMonths) },
    })
    recordDemoEvent(rows, {
      act: "register-contract",
      subject: { kind: "contract", id },
      detail: { supplierName: facts.supplier, what: facts.what },
      ...{ at: registeredAt, by, schoolId: school.id },
    })
  }
}
