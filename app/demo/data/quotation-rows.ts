import { civilDateOf } from "#app/core/civil-time.ts"
import { parsePounds } from "#app/core/money.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { type QuotationFacts, quotationFacts } from "#app/demo/data/quotation-facts.ts"
import { at, weekdayUpTo } from "#app/demo/data/school-days.ts"

const mustRead = <T>(read: { ok: true; value: T } | { ok: false }): T => {
  if (!read.ok) throw new Error("The demo has a quotation with a price that cannot be read.")
  return read.value
}

/** What suppliers have quoted for pools that are still to be decided. */
export function addQuotations(rows: DemoRows, pools: readonly MadePool[], today: Temporal.PlainDate): void {
  for (const pool of pools) {
    const { terms, plan } = pool
    if (!["draft", "open"].includes(terms.state)) continue
    const facts = plan.key === `current ${plan.purchase.key}` ? quotationFacts[plan.purchase.key] : undefined
    for (const quotation of facts?.quotations ?? []) addQuotation(rows, pool, quotation, today)
    for (const [place, quantity] of (facts?.expected ?? []).entries())
      rows.expectedDemand.push({ poolId: terms.id, itemId: terms.items[place]!.id, quantity })
  }
}

function addQuotation(
  rows: DemoRows,
  pool: MadePool,
  facts: QuotationFacts,
  today: Temporal.PlainDate,
): void {
  const { terms, plan } = pool
  const by = holderOf("business-manager", plan.lead)
  const quotedOn = today.subtract({ days: facts.quoted })
  const enteredAt = at(weekdayUpTo(quotedOn), "15:40")
  const id = demoId(`quotation ${plan.key} ${facts.supplier}`, enteredAt)
  const { declined, pricing = "all-units" } = facts
  const settledAt = declined ? at(weekdayUpTo(today.subtract({ days: declined.daysAgo })), "16:05") : null
  rows.quotation.push({
    ...{ id, poolId: terms.id, supplierName: facts.supplier, createdBy: by.id, createdAt: enteredAt },
    ...{ quotedOn: civilDateOf(enteredAt), validUntil: today.add({ days: facts.valid }) },
    ...{ deliveryPence: mustRead(parsePounds(facts.delivery)), deliveryVatRate: terms.deliveryVatRate },
    freeDeliveryFromPence: facts.freeFrom ? mustRead(parsePounds(facts.freeFrom)) : null,
    ...{ settledAs: declined ? "declined" : null, settledAt, settledBecause: declined?.because ?? "" },
    ...{ settledBy: declined ? by.id : null, settledByName: declined ? by.name : null },
  })
  for (const [place, prices] of facts.prices.entries()) {
    const item = terms.items[place]!
    if (prices === null) continue
    const { name: itemName, unit, packSize, vatRate } = item
    rows.quotationItem.push({ quotationId: id, itemId: item.id, itemName, unit, packSize, vatRate, pricing })
    for (const [fromQuantity, pounds] of prices)
      rows.quotationTier.push({
        ...{ quotationId: id, itemId: item.id, fromQuantity },
        unitPrice: mustRead(parseUnitPrice(pounds)),
      })
  }
  const event = { subject: { kind: "pool", id: terms.id }, groupId: terms.groups[0]?.id }
  const who = { by, schoolId: terms.leadSchool.id }
  const detail = { quotationId: id, supplierName: facts.supplier }
  recordDemoEvent(rows, { act: "enter-quotation", ...event, detail, ...who, at: enteredAt })
  if (declined && settledAt)
    recordDemoEvent(rows, { act: "decline-quotation", ...event, detail, ...who, at: settledAt })
}
