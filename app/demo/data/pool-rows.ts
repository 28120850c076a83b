import { parsePounds } from "#app/core/money.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import type { ItemFacts } from "#app/demo/data/catalogue/purchase.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { type PoolPlan, stateOf } from "#app/demo/data/pool-plan.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { capColumns } from "#app/features/purchasing/cap/cap-columns.ts"
import {
  type PoolItem,
  type PoolOutcome,
  type PoolTerms,
  usualOrdering,
} from "#app/features/purchasing/pools/pool.ts"

const mustRead = <T>(read: { ok: true; value: T } | { ok: false }): T => {
  if (!read.ok) throw new Error("The demo's catalogue has a price that cannot be read.")
  return read.value
}

const itemFrom = (plan: PoolPlan, facts: ItemFacts, position: number): PoolItem => ({
  id: demoId(`item ${plan.key} ${position}`, plan.createdAt),
  position,
  name: facts.name,
  unit: facts.unit,
  packSize: facts.pack ?? 1,
  vatRate: facts.vat,
  cfrCode: facts.cfr,
  usualUnitPrice: mustRead(parseUnitPrice(facts.usual)),
  ...usualOrdering,
  ...facts.ordering,
  tiers: facts.tiers.map(([fromQuantity, pounds]) => ({
    fromQuantity,
    unitPrice: mustRead(parseUnitPrice(pounds)),
  })),
})

/** A plan as the rules of purchasing read it. */
export const termsOf = (plan: PoolPlan, copiedFrom: string | null = null): PoolTerms => {
  const lead = schoolNamed(plan.lead)
  const { description, supplier, delivery, split, items } = plan.purchase
  return {
    id: demoId(`pool ${plan.key}`, plan.createdAt),
    title: plan.title,
    description,
    leadSchool: { id: lead.id, name: lead.name },
    supplierName: supplier,
    state: stateOf(plan),
    outcome: null,
    opensAt: plan.opensAt,
    closesAt: plan.closesAt,
    releasedAt: plan.releasedAt,
    deliveryExpectedOn: plan.deliveryExpectedOn,
    deliveryPence: mustRead(parsePounds(delivery)),
    // Bringing goods is part of supplying them, so it bears their rate.
    deliveryVatRate: items[0]!.vat,
    freeDeliveryFromPence: null,
    splitRule: split?.rule ?? "by-quantity",
    splitSettings: split?.settings ?? {},
    cap: plan.cap ?? null,
    copiedFrom,
    groups: plan.groups.map((key) => ({ id: groupNamed(key).id, name: groupNamed(key).name })),
    items: items.map((facts, i) => itemFrom(plan, facts, i)),
  }
}

/** The pool itself, its items and prices, and to whom it is offered. */
export function addPool(rows: DemoRows, plan: PoolPlan, terms: PoolTerms, outcome: PoolOutcome | null): void {
  const { leadSchool, groups, items, splitSettings, cap, ...own } = terms
  rows.pool.push({
    ...own,
    ...capColumns(cap),
    outcome,
    leadSchoolId: leadSchool.id,
    splitSettings: splitSettings as Record<string, string>,
    createdBy: holderOf("business-manager", plan.lead).id,
    createdAt: plan.createdAt,
  })
  for (const group of groups) rows.poolGroup.push({ poolId: terms.id, groupId: group.id })
  for (const { tiers, ...item } of items) {
    rows.poolItem.push({ ...item, poolId: terms.id })
    for (const tier of tiers) rows.priceTier.push({ ...tier, itemId: item.id })
  }
}
