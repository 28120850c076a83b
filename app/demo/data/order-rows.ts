import { civilDateOf } from "#app/core/civil-time.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { givenApprovals } from "#app/demo/data/given-approvals.ts"
import { invoicingSchool } from "#app/demo/data/invoicing-schools.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { type PlannedStep, stepTo } from "#app/demo/data/pool-plan.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { invoiceNumber } from "#app/features/invoicing/invoice-number.ts"
import { orderSeriesOf } from "#app/features/purchasing/orders/place-order.server.ts"
import { purchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"
import { purchaseOrderJson } from "#app/features/purchasing/orders/purchase-order-json.ts"

/** Writes the purchase order of every pool that was ordered, in the order of time, numbered without a gap. */
export function addOrders(rows: DemoRows, pools: readonly MadePool[]): void {
  const lastNumbers = new Map<string, number>()
  const ordered = pools
    .flatMap((pool) => {
      const step = stepTo(pool.plan, "ordered")
      return step ? [{ pool, step }] : []
    })
    .sort((a, b) => Temporal.Instant.compare(a.step.at, b.step.at))
  for (const { pool, step } of ordered) place(rows, pool, step, lastNumbers)
  for (const [key, lastNumber] of lastNumbers) {
    const [schoolId, series] = key.split(" ") as [string, string]
    rows.invoiceSeries.push({ schoolId, series, lastNumber })
  }
}

const place = (
  rows: DemoRows,
  { plan, terms, clearing }: MadePool,
  step: PlannedStep,
  lastNumbers: Map<string, number>,
) => {
  if (clearing?.kind !== "cleared") return
  const lead = schoolNamed(plan.lead)
  const by = step.by ?? holderOf("business-manager", plan.lead)
  const orderedOn = civilDateOf(step.at)
  const series = orderSeriesOf(orderedOn)
  const number = (lastNumbers.get(`${lead.id} ${series}`) ?? 0) + 1
  lastNumbers.set(`${lead.id} ${series}`, number)
  const order = purchaseOrder(terms, clearing, {
    number: invoiceNumber(lead.prefix, series, number),
    ...{ orderedOn, orderedBy: by.name, buyer: invoicingSchool(lead).party },
    approval: givenApprovals(rows, terms.id).get(lead.id) ?? null,
  })
  rows.purchaseOrder.push({
    ...{ poolId: terms.id, schoolId: lead.id, series, number, numberText: order.number, orderedOn },
    document: purchaseOrderJson.encode(order) as unknown as Record<string, string>,
    ...{ placedBy: by.id, placedAt: step.at },
  })
}
