import type { Pricing } from "#app/features/purchasing/pools/pool.ts"

type Prices = readonly (readonly [fromQuantity: number, pounds: string])[]

export type QuotationFacts = {
  supplier: string
  /** Days ago that it was quoted, and days from today that it holds. */
  quoted: number
  valid: number
  /** Pounds before VAT; "0" where it is included. */
  delivery: string
  freeFrom?: string
  pricing?: Pricing
  /** For each item of the purchase, in its order; null for one that the supplier does not sell. */
  prices: readonly (Prices | null)[]
  declined?: { daysAgo: number; because: string }
}

/** What suppliers have quoted, by the purchase; the cheapest for a few units is not the cheapest for many. */
export const quotationFacts: Record<string, { expected?: readonly number[]; quotations: QuotationFacts[] }> =
  {
    glue: {
      quotations: [
        {
          ...{ supplier: "Wharfeside School Supplies", quoted: 5, valid: 25, delivery: "30.00" },
          prices: [
            [
              [500, "0.539"],
              [2000, "0.4795"],
              [4000, "0.432"],
            ],
            [
              [480, "0.279"],
              [1920, "0.239"],
              [3840, "0.2155"],
            ],
            [
              [240, "0.465"],
              [1200, "0.408"],
            ],
          ],
        },
        {
          ...{ supplier: "Pen & Paste Co-operative", quoted: 7, valid: 14, delivery: "0" },
          prices: [[[100, "0.499"]], [[96, "0.2625"]], [[48, "0.448"]]],
        },
        {
          ...{
            supplier: "Classroom Bulk Traders",
            quoted: 3,
            valid: 30,
            delivery: "95.00",
            freeFrom: "2500.00",
          },
          prices: [
            [
              [2500, "0.446"],
              [5000, "0.405"],
            ],
            [
              [2400, "0.229"],
              [4800, "0.198"],
            ],
            null,
          ],
        },
        {
          ...{ supplier: "Bright Ideas Stationery", quoted: 20, valid: -2, delivery: "18.00" },
          prices: [[[500, "0.61"]], [[480, "0.31"]], [[240, "0.52"]]],
          declined: { daysAgo: 6, because: "Dearer than what we have at every quantity." },
        },
      ],
    },
    art: {
      expected: [130, 75],
      quotations: [
        {
          ...{ supplier: "Ochre & Umber Art Supplies", quoted: 8, valid: 32, delivery: "46.00" },
          prices: [
            [
              [24, "9.35"],
              [72, "8.60"],
            ],
            [
              [20, "8.20"],
              [60, "7.45"],
            ],
          ],
        },
        {
          ...{ supplier: "Saltmarsh Art Direct", quoted: 6, valid: 24, delivery: "0" },
          prices: [[[1, "8.95"]], [[1, "7.85"]]],
        },
        {
          ...{ supplier: "Kiln House", quoted: 2, valid: 40, delivery: "60.00", freeFrom: "1800.00" },
          pricing: "incremental",
          prices: [
            [
              [48, "8.90"],
              [96, "7.35"],
            ],
            [
              [40, "7.90"],
              [80, "6.60"],
            ],
          ],
        },
      ],
    },
  }
