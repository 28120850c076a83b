import fc from "fast-check"
import { allVatRates } from "#app/core/vat.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { type PoolItem, type PoolTerms, usualOrdering } from "#app/features/purchasing/pools/pool.ts"
import { splitRules } from "#app/features/splitting/split-rules.ts"

const idOf = (kind: number, n: number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, "0")}-${String(n).padStart(12, "0")}`

export const itemId = (n: number) => idOf(1, n)
export const schoolId = (n: number) => idOf(2, n)

/** A ream of paper: £4.00, £3.50 from 100, £3.10 from 200. */
export const itemTerms = (wish: Partial<PoolItem> = {}): PoolItem => ({
  id: itemId(0),
  position: 0,
  name: "A4 copier paper",
  unit: "ream",
  packSize: 1,
  vatRate: "standard",
  cfrCode: "E19",
  usualUnitPrice: null,
  ...usualOrdering,
  tiers: [
    { fromQuantity: 1, unitPrice: 40_000n },
    { fromQuantity: 100, unitPrice: 35_000n },
    { fromQuantity: 200, unitPrice: 31_000n },
  ],
  ...wish,
})

/** An open pool of paper with £45.00 of delivery shared by quantity. */
export const poolTerms = (wish: Partial<PoolTerms> = {}): PoolTerms => ({
  id: idOf(3, 1),
  title: "Copier paper",
  description: "",
  leadSchool: { id: schoolId(0), name: "School 0" },
  supplierName: "Fairdale Paper Ltd",
  state: "open",
  outcome: null,
  opensAt: Temporal.Instant.from("2026-11-02T09:00:00Z"),
  closesAt: Temporal.Instant.from("2026-12-04T17:00:00Z"),
  releasedAt: null,
  deliveryExpectedOn: null,
  deliveryPence: 4_500n,
  deliveryVatRate: "standard",
  freeDeliveryFromPence: null,
  splitRule: "by-quantity",
  splitSettings: {},
  groups: [{ id: idOf(4, 1), name: "Nidd schools" }],
  cap: null,
  copiedFrom: null,
  items: [itemTerms()],
  ...wish,
})

/** What one school takes of each item, in the order of the items. */
export const commits = (
  n: number,
  quantities: readonly number[],
  numberOnRoll: number | null = 210,
): Commitment => ({
  schoolId: schoolId(n),
  schoolName: `School ${n}`,
  numberOnRoll,
  lines: quantities.flatMap((quantity, i) => (quantity > 0 ? [{ itemId: itemId(i), quantity }] : [])),
})

const tiers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((steps) =>
    fc.constantFrom(1n, 37n, 100n, 1_250n, 10_000n).map((scale) => {
      let fromQuantity = 0
      let unitPrice = 2_000n * scale
      return steps.map(([more, cheaper]) => {
        fromQuantity += more
        unitPrice -= BigInt(cheaper) * scale
        return { fromQuantity, unitPrice: unitPrice > 0n ? unitPrice : 1n }
      })
    }),
  )

const settingsOf: Record<string, unknown> = {
  "by-percentages": {
    percentages: Object.fromEntries(Array.from({ length: 12 }, (_, n) => [schoolId(n), String(n * 3)])),
  },
  "lump-sum-plus-per-pupil": { lumpSum: "2.50" },
  "bands-with-minimum-charge": {
    bands: [
      { from: "0", charge: "10" },
      { from: "100", charge: "25" },
    ],
    minimumCharge: "1",
  },
}

/** Any pool: up to four items with any rates and prices, sub-penny ones too, and any split rule. */
export const anyPool: fc.Arbitrary<PoolTerms> = fc
  .record({
    items: fc.array(
      fc.record({
        tiers,
        vatRate: fc.constantFrom(...allVatRates),
        usualUnitPrice: fc.constantFrom(null, 52_345n),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    deliveryPence: fc.constantFrom(0n, 1n, 4_500n, 9_999n),
    deliveryVatRate: fc.constantFrom(...allVatRates),
    freeFrom: fc.constantFrom(null, null, null, 2_000n, 60_000n),
    splitRule: fc.constantFrom(...splitRules.map(({ key }) => key)),
  })
  .map(({ items, freeFrom, ...wish }) =>
    poolTerms({
      ...wish,
      freeDeliveryFromPence: wish.deliveryPence > 0n ? freeFrom : null,
      splitSettings: settingsOf[wish.splitRule] ?? {},
      items: items.map((item, n) => itemTerms({ ...item, id: itemId(n), position: n })),
    }),
  )

/** Up to twelve schools with any quantities of up to four items. */
export const anyCommitments: fc.Arbitrary<Commitment[]> = fc
  .array(
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 400 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((schools) => schools.map(([quantities, roll], n) => commits(n, quantities, roll)))
  .map((all) => all.filter(({ lines }) => lines.length > 0))
