import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { at } from "#app/demo/data/school-days.ts"
import { bankAccountOf, schools } from "#app/demo/data/schools.ts"

/** Where every school on Kith is paid, as its finance officer has written it down. */
export function addBankAccounts(rows: DemoRows, startedOn: Temporal.PlainDate): void {
  rows.schoolBankAccount.push(
    ...schools.map((school) => ({
      ...{ schoolId: school.id, ...bankAccountOf(school) },
      ...{ changedAt: at(startedOn, "09:30"), changedBy: holderOf("finance", school.key).id },
    })),
  )
}
