import type { UnitPrice } from "#app/core/unit-price.ts"
import type {
  AccountFacts,
  PoolAccount,
  Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"

/** What arrived of one item at once; `replacement` and `unitPrice` where the supplier departed from the order. */
export type DeliveredLine = {
  itemId: string
  /** All units, those of a replacement among them. */
  quantity: number
  replacement: DeliveredReplacement | null
  unitPrice: UnitPrice | null
}

/** What came in the place of some of the units, or of all; its price is null where it is that of what was ordered. */
export type DeliveredReplacement = Omit<Replacement, "unitPrice"> & { unitPrice: UnitPrice | null }

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
    ...{ itemId, replacement: null, unitPrice: null },
    quantity: Math.max(0, quantity - arrivedOf(deliveries, itemId)),
  }))

/** What all deliveries together brought: quantities add up, and the last word on names, prices and codes counts. */
export const factsOfDeliveries = (
  closing: PoolAccount,
  deliveries: readonly Pick<Delivery, "lines">[],
): AccountFacts => ({
  deliveryPence: closing.deliveryPence,
  items: closing.items.map(({ itemId, unitPrice: agreed }) => {
    const lines = deliveries.flatMap((one) => one.lines.filter((line) => line.itemId === itemId))
    const unitPrice = lines.findLast((line) => line.unitPrice !== null)?.unitPrice ?? agreed
    return {
      ...{ itemId, quantity: arrivedOf(deliveries, itemId), unitPrice, settled: new Map() },
      replacement: replacementIn(lines, unitPrice),
    }
  }),
})

const replacementIn = (lines: readonly DeliveredLine[], unitPrice: UnitPrice): Replacement | null => {
  const all = lines.flatMap(({ replacement }) => replacement ?? [])
  const last = all.at(-1)
  if (!last) return null
  const { name, cfrCode } = last
  return {
    ...{ name, cfrCode, quantity: all.reduce((sum, { quantity }) => sum + quantity, 0) },
    unitPrice: all.findLast((one) => one.unitPrice !== null)?.unitPrice ?? unitPrice,
  }
}
