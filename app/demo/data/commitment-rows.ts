import { civilDateOf } from "#app/core/civil-time.ts"
import { addApproval } from "#app/demo/data/approval-rows.ts"
import { type DemoEvent, recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { addConditions, wished } from "#app/demo/data/condition-rows.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { PoolPlan } from "#app/demo/data/pool-plan.ts"
import type { Random } from "#app/demo/data/random.ts"
import { at, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

export type MadeCommitment = Commitment & { orderNumber: string }

/** Who answers for a school, mostly. */
const answering = ["business-manager", "business-manager", "business-manager", "finance", "head"] as const

/**
 * Commits every school of a plan, each on a weekday between the opening and `until`.
 *
 * @returns the commitments that count, as clearing takes them
 */
export function addCommitments(
  rows: DemoRows,
  plan: PoolPlan,
  terms: PoolTerms,
  random: Random,
  { until, now }: { until: Temporal.Instant; now: Temporal.Instant },
): MadeCommitment[] {
  return plan.takings.flatMap(({ school: key, quantities }) => {
    const school = schoolNamed(key)
    const picked = random.pick(answering)
    const role = plan.unapproved?.includes(key) ? "business-manager" : picked
    const person = holderOf(role, key)
    const committedAt = momentBetween(plan.opensAt, until, random)
    const orderNumber = random.chance(0.7) ? `PO-${random.between(1_000, 9_999)}` : ""
    const plain = quantities.flatMap((quantity, i) =>
      quantity > 0 ? [{ itemId: terms.items[i]!.id, quantity }] : [],
    )
    const wish = plan.wishes?.[key]
    const { lines, conditions } = wish ? wished(wish, terms, plain) : { lines: plain, conditions: null }
    const commitment = { poolId: terms.id, schoolId: school.id }
    rows.commitment.push({
      ...commitment,
      conditionId: conditions && addConditions(rows, commitment, conditions, committedAt),
      purchaseOrderNumber: orderNumber,
      committedBy: person.id,
      committedAt,
      changedAt: committedAt,
    })
    for (const line of lines) rows.commitmentLine.push({ ...commitment, ...line })
    const event: DemoEvent = { act: "commit-to-pool", subject: { kind: "pool", id: terms.id } }
    recordDemoEvent(rows, {
      ...event,
      at: committedAt,
      by: person,
      schoolId: school.id,
      detail: { title: terms.title },
    })
    const answer = { school: key, schoolId: school.id, person, role, lines, committedAt }
    if (!addApproval(rows, plan, terms, answer, now)) return []
    return [
      {
        schoolId: school.id,
        schoolName: school.name,
        numberOnRoll: school.roll,
        lines,
        conditions,
        orderNumber,
      },
    ]
  })
}

const momentBetween = (from: Temporal.Instant, until: Temporal.Instant, random: Random): Temporal.Instant => {
  const days = Math.floor(Number(until.since(from).total("hours")) / 24)
  const opened = civilDateOf(from)
  const date = weekdayUpTo(opened.add({ days: random.between(0, Math.max(0, days)) }))
  const moment = at(date, `${String(random.between(9, 15)).padStart(2, "0")}:${random.between(10, 59)}`)
  const isWithin = Temporal.Instant.compare(from, moment) < 0 && Temporal.Instant.compare(moment, until) < 0
  return isWithin ? moment : from.add({ minutes: random.between(10, 200) })
}
