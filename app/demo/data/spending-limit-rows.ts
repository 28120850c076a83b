import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { at, schoolDayFrom } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import type { SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"

/** The school that has set limits, and how many days ago it did; the last ones hold. */
export const limitedSchool = "kingsholt"
const versions: { daysAgo: number; limits: readonly SpendingLimit[] }[] = [
  {
    daysAgo: 210,
    limits: [
      { holder: "business-manager", cfrCode: null, limitPence: 400_000n },
      { holder: "governors", cfrCode: null, limitPence: 1_500_000n },
    ],
  },
  {
    daysAgo: 60,
    limits: [
      { holder: "finance", cfrCode: null, limitPence: 50_000n },
      { holder: "business-manager", cfrCode: null, limitPence: 200_000n },
      { holder: "governors", cfrCode: null, limitPence: 1_000_000n },
      { holder: "business-manager", cfrCode: "E19", limitPence: 25_000n },
    ],
  },
]

export const limitsNow: readonly SpendingLimit[] = versions.at(-1)!.limits

const setAt = ({ daysAgo }: { daysAgo: number }, today: Temporal.PlainDate) =>
  at(schoolDayFrom(today.subtract({ days: daysAgo })), "16:10")

/** From when on the last limits hold. */
export const limitedSince = (today: Temporal.PlainDate): Temporal.Instant => setAt(versions.at(-1)!, today)

/** The limits of the one school that has set some, and those that held there before. */
export function addSpendingLimits(rows: DemoRows, today: Temporal.PlainDate): void {
  const by = holderOf("head", limitedSchool)
  const schoolId = schoolNamed(limitedSchool).id
  versions.forEach((set, i) => {
    const version = { schoolId, version: i + 1 }
    const moment = setAt(set, today)
    rows.spendingLimitVersion.push({ ...version, setBy: by.id, setByName: by.name, setAt: moment })
    for (const limit of set.limits) rows.spendingLimit.push({ ...version, ...limit })
    recordDemoEvent(rows, {
      act: "set-spending-limits",
      subject: { kind: "school", id: schoolId },
      ...{ at: moment, by, schoolId },
    })
  })
}
