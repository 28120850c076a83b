import { civilDateOf } from "#app/core/civil-time.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { type DemoPerson, holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { stepTo } from "#app/demo/data/pool-plan.ts"
import { accountAtClosing } from "#app/features/purchasing/corrections/pool-account.ts"
import { type DeliveredLine, outstandingLines } from "#app/features/purchasing/deliveries/delivery.ts"
import { deliveredRows } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"

type Arrival = { at: Temporal.Instant; by: DemoPerson; note: string; completes: boolean }

/** Of the order of one current pool a part has come, and of another one less than was ordered. */
const PART = "current exercise-books"
export const SHORT = "current pe-kit"

/** What arrived in the pool whose delivery was short: less of its first item, and for a part of the second others. */
export const shortOf = (lines: readonly DeliveredLine[]): DeliveredLine[] =>
  lines.map((line, place) => {
    if (place === 0) return { ...line, quantity: Math.floor((line.quantity * 9) / 10) }
    if (place !== 1) return line
    const third = Math.floor(line.quantity / 3)
    const vests = { name: "Training vests, set of 15", unitPrice: 187_500n, cfrCode: "E19" }
    const small = { name: "Children’s tabards, set of 15", unitPrice: 169_500n, cfrCode: "E19" }
    return {
      ...line,
      replacements: [
        { ...vests, quantity: third, vatRate: "standard" as const },
        // Clothes for young children are zero-rated (VATA 1994 Schedule 8 Group 16).
        { ...small, quantity: Math.min(third, line.quantity - third), vatRate: "zero" as const },
      ],
    }
  })

/** Writes down what arrived: everything as ordered, for all but the two that have a story. */
export function addDeliveries(rows: DemoRows, pools: readonly MadePool[]): void {
  for (const pool of pools) {
    const { plan, clearing } = pool
    if (clearing?.kind !== "cleared") continue
    const delivered = stepTo(plan, "delivered")
    const ordered = stepTo(plan, "ordered")
    const by = holderOf("business-manager", plan.lead)
    const whole = outstandingLines(accountAtClosing(clearing), [])
    if (delivered) {
      const isShort = plan.key === SHORT
      const note = isShort
        ? "The rest of the footballs is out of stock until the summer. Vests and tabards came for some of the bibs."
        : ""
      const arrival = { at: delivered.at, by, note, completes: true }
      addDelivery(rows, pool, arrival, isShort ? shortOf(whole) : whole)
    } else if (plan.key === PART && ordered) {
      const half = whole.map((line) => ({ ...line, quantity: Math.floor(line.quantity / 2) }))
      const note = "First of two vans. The second is promised for next week."
      addDelivery(rows, pool, { at: ordered.at.add({ hours: 96 }), by, note, completes: false }, half)
    }
  }
}

const addDelivery = (
  rows: DemoRows,
  { terms }: MadePool,
  { at, by, note, completes }: Arrival,
  lines: readonly DeliveredLine[],
) => {
  const id = demoId(`delivery ${terms.id}`, at)
  rows.delivery.push({
    ...{ id, poolId: terms.id, deliveredOn: civilDateOf(at), note, completes },
    ...{ recordedBy: by.id, personName: by.name, recordedAt: at },
  })
  for (const line of lines) {
    const made = deliveredRows(id, line)
    rows.deliveredItem.push(made.line)
    rows.deliveredReplacement.push(...made.replacements)
  }
}
