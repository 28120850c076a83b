import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { allVatRates } from "#app/core/vat.ts"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import { invoiceFrom, type SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import { type PoolTerms, usualOrdering } from "#app/features/purchasing/pools/pool.ts"
import { rechargePool } from "#app/features/purchasing/recharging/recharge-pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"

const school = (id: string, entity: { id: string; vatNumber: string | null }): SellingSchool => ({
  id,
  legalEntity: { ...entity, name: `Trust ${entity.id}`, kind: "trust" },
  party: {
    ...{ schoolName: `School ${id}`, legalEntityName: `Trust ${entity.id}`, addressLines: [] },
    ...{ vatNumber: entity.vatNumber, urn: "100001" },
  },
  bank: null,
})

const pools = fc.record({
  items: fc.array(
    fc.record({ vatRate: fc.constantFrom(...allVatRates), unitPrice: fc.bigInt({ min: 1n, max: 99_999n }) }),
    { minLength: 1, maxLength: 4 },
  ),
  schools: fc.array(
    fc.record({
      quantities: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 4 }),
      ofLeadsTrust: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  deliveryPence: fc.bigInt({ min: 0n, max: 20_000n }),
  deliveryVatRate: fc.constantFrom(...allVatRates),
  registered: fc.boolean(),
  seed: fc.uuid(),
})

const recharged = (wish: typeof pools extends fc.Arbitrary<infer W> ? W : never) => {
  const trust = { id: "lead's", vatNumber: wish.registered ? "GB 1" : null }
  const schools = wish.schools.map(({ ofLeadsTrust }, n) =>
    school(`${n}`, ofLeadsTrust || n === 0 ? trust : { id: `of ${n}`, vatNumber: null }),
  )
  const terms: PoolTerms = {
    ...{ id: wish.seed, title: "Paper", description: "", supplierName: "S", state: "delivered" },
    ...{ outcome: "cleared", opensAt: Temporal.Instant.from("2026-11-01T00:00Z"), releasedAt: null },
    ...{ closesAt: Temporal.Instant.from("2026-12-01T00:00Z"), deliveryExpectedOn: null, groups: [] },
    leadSchool: { id: "0", name: "School 0" },
    deliveryPence: wish.deliveryPence,
    deliveryVatRate: wish.deliveryVatRate,
    ...{
      splitRule: "by-quantity",
      splitSettings: {},
      cap: null,
      copiedFrom: null,
      freeDeliveryFromPence: null,
    },
    items: wish.items.map(({ vatRate, unitPrice }, n) => ({
      ...{ id: `item ${n}`, position: n, name: `Item ${n}`, unit: "piece", packSize: 1, vatRate },
      ...{
        ...usualOrdering,
        cfrCode: `E1${n}`,
        usualUnitPrice: null,
        tiers: [{ fromQuantity: 1, unitPrice }],
      },
    })),
  }
  const clearing = clearPool(
    terms,
    wish.schools.map(({ quantities }, n) => ({
      ...{ schoolId: `${n}`, schoolName: `School ${n}`, numberOnRoll: 100 },
      lines: terms.items.flatMap((item, place) =>
        quantities[place]! > 0 ? [{ itemId: item.id, quantity: quantities[place]! }] : [],
      ),
    })),
  )
  if (clearing.kind !== "cleared") return null
  const { items, shares, vatShares } = clearing
  const orderNumbers = new Map([["1", "PO-1"]])
  const deliveredOn = Temporal.PlainDate.from("2026-12-10")
  const pool = { terms, items, shares, vatShares, orderNumbers, approvals: new Map(), deliveredOn }
  return { clearing, schools, recharge: rechargePool(pool, schools[0]!, (id) => schools[Number(id)]!) }
}

test("all invoices and what the lead keeps add up to the supplier's invoice, to the penny", () => {
  fc.assert(
    fc.property(pools, (wish) => {
      const found = recharged(wish)
      if (!found) return
      const { clearing, recharge } = found
      const invoiced = sumPence(recharge.drafts.map((draft) => draft.grossPence))
      const supplier = clearing.goodsPence + clearing.deliveryPence + clearing.vatPence
      expect(invoiced + recharge.kept.grossPence).toBe(supplier)
      expect(recharge.kept.vatPence >= 0n).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test("every draft makes a document that adds up, of the kind that fits its buyer", () => {
  fc.assert(
    fc.property(pools, (wish) => {
      const found = recharged(wish)
      if (!found) return
      const { schools, recharge, clearing } = found
      for (const draft of recharge.drafts) {
        const issuedOn = Temporal.PlainDate.from("2026-12-12")
        const issue = { number: "S-2026-0001", issuedOn, paymentReference: "X" }
        checkTotals(invoiceFrom(schools[0]!, draft, issue))
        const mine = ({ schoolId }: { schoolId: string }) => schoolId === draft.buyer.id
        const net = sumPence(clearing.shares.filter(mine).map((share) => share.netPence))
        const vat = sumPence(clearing.vatShares.filter(mine).map((share) => share.vatPence))
        const inside = draft.buyer.legalEntity.id === "lead's"
        const kind = inside ? "internal-recharge" : wish.registered ? "vat-invoice" : "invoice"
        expect(draft.kind).toBe(kind)
        expect(draft.grossPence).toBe(inside ? net : net + vat)
        expect(draft.vatPence).toBe(kind === "vat-invoice" ? vat : 0n)
      }
    }),
    { numRuns: 500 },
  )
})

test("a school that takes nothing, and the lead itself, get no invoice", () => {
  const quantities = { some: [5, 0, 0, 0], none: [0, 0, 0, 0] }
  const found = recharged({
    ...{ items: [{ vatRate: "standard", unitPrice: 10_000n }], deliveryPence: 300n, registered: true },
    schools: [
      { quantities: quantities.some, ofLeadsTrust: true },
      { quantities: quantities.some, ofLeadsTrust: false },
      { quantities: quantities.none, ofLeadsTrust: false },
    ],
    ...{ deliveryVatRate: "standard", seed: "pool" },
  })
  const [draft, ...others] = found!.recharge.drafts
  expect(others).toEqual([])
  expect(draft).toMatchObject({ purchaseOrderNumber: "PO-1", netPence: 650n, vatPence: 130n })
  expect(draft?.lines.map((line) => [line.description, line.cfrCode])).toEqual([
    ["Item 0", "E10"],
    ["Delivery: your part of £3.00", "E10"],
  ])
  expect(draft?.workings.map((working) => working.heading)).toEqual(["Item 0", "Delivery", "VAT"])
  expect(found!.recharge.kept).toEqual({ netPence: 650n, vatPence: 130n, grossPence: 780n })
})

test("without registration the price on the line contains the VAT that was paid", () => {
  const found = recharged({
    ...{ items: [{ vatRate: "standard", unitPrice: 39_500n }], deliveryPence: 0n, registered: false },
    schools: [
      { quantities: [12, 0, 0, 0], ofLeadsTrust: true },
      { quantities: [12, 0, 0, 0], ofLeadsTrust: false },
    ],
    ...{ deliveryVatRate: "standard", seed: "pool" },
  })
  expect(found!.recharge.drafts[0]?.lines[0]).toMatchObject({
    ...{ unitPrice: 47_400n, quantity: 12n, netPence: 5_688n, vatRate: "outside" },
  })
})
