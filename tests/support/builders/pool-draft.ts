import { randomUUID } from "node:crypto"
import type { PoolDraft } from "#app/features/purchasing/drafting/pool-form.ts"
import { usualOrdering } from "#app/features/purchasing/pools/pool.ts"

type Lead = { group: string; schools: { nidd: string } }

/** A pool as its form has it: one item, led by Nidd High School, that could open now and closes in a fortnight. */
export const aDraft = (world: Lead, wish: Partial<PoolDraft> = {}): PoolDraft => ({
  id: randomUUID(),
  title: "Glue sticks",
  description: "",
  supplierName: "Fairdale",
  groupIds: [world.group],
  leadSchoolId: world.schools.nidd,
  opensAt: Temporal.Now.instant().round("second").subtract({ hours: 1 }),
  closesAt: Temporal.Now.instant()
    .round("second")
    .add({ hours: 24 * 14 }),
  deliveryExpectedOn: Temporal.PlainDate.from("2027-12-18"),
  deliveryPence: 4_500n,
  deliveryVatRate: "standard",
  splitRule: "equally",
  splitSettings: {},
  freeDeliveryFromPence: null,
  cap: null,
  items: [
    {
      name: "Glue sticks",
      unit: "box",
      packSize: 2,
      vatRate: "standard",
      cfrCode: "E19",
      usualUnitPrice: null,
      ...usualOrdering,
      tiers: [
        { fromQuantity: 1, unitPrice: 120_000n },
        { fromQuantity: 20, unitPrice: 99_950n },
      ],
    },
  ],
  ...wish,
})
