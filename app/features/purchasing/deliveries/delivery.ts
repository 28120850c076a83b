import type { UnitPrice } from "#app/core/unit-price.ts"
import type { AccountFacts, PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"

/** What arrived of one item at once; `substitute` and `unitPrice` where the supplier departed from the order. */
export type DeliveredLine = {
  itemId: string
  quantity: number
  /** What came in the place of the whole item; null for what was ordered. */
  substitute: string | null
  unitPrice: UnitPrice | null
}

export type Delivery = {
  id: string
  deliveredOn: Temporal.PlainDate
  note: string
  /** Nothing more of the order is to come. */
  completes: boolean
  personName: string
  lines: readonly DeliveredLine[]
}

/** Units of an item that have arrived so far. */
export const arrivedOf = (deliveries: readonly Pick<Delivery, "lines">[], itemId: string): number =>
  deliveries
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.itemId === itemId ? sum + line.quantity : sum), 0)

/** What is still to come of everything that was ordered; nothing where more came than was ordered. */
export const outstandingLines = (
  closing: PoolAccount,
  deliveries: readonly Pick<Delivery, "lines">[],
): DeliveredLine[] =>
  closing.items.map(({ itemId, quantity }) => ({
    ...{ itemId, substitute: null, unitPrice: null },
    quantity: Math.max(0, quantity - arrivedOf(deliveries, itemId)),
  }))

/** What all deliveries together brought: quantities add up, and the last word on name and price counts. */
export const factsOfDeliveries = (
  closing: PoolAccount,
  deliveries: readonly Pick<Delivery, "lines">[],
): AccountFacts => ({
  deliveryPence: closing.deliveryPence,
  items: closing.items.map(({ itemId, unitPrice }) => {
    const lines = deliveries.flatMap((one) => one.lines.filter((line) => line.itemId === itemId))
    return {
      ...{ itemId, quantity: arrivedOf(deliveries, itemId), settled: new Map() },
      substitute: lines.findLast((line) => line.substitute !== null)?.substitute ?? null,
      unitPrice: lines.findLast((line) => line.unitPrice !== null)?.unitPrice ?? unitPrice,
    }
  }),
})
