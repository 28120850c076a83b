import type { UnitPrice } from "#app/core/unit-price.ts"
import type {
  AccountFacts,
  PoolAccount,
  Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { named, sameName, unitsOf } from "#app/features/purchasing/corrections/replaced.ts"

/** What arrived of one item at once; `replacements` and `unitPrice` where the supplier departed from the order. */
export type DeliveredLine = {
  itemId: string
  /** All units, those of replacements among them. */
  quantity: number
  replacements: readonly DeliveredReplacement[]
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
    ...{ itemId, replacements: [], unitPrice: null },
    quantity: Math.max(0, quantity - arrivedOf(deliveries, itemId)),
  }))

/** What all deliveries together brought: quantities add up, and the last word on prices, VAT and codes counts. */
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
      replacements: replacementsIn(lines, unitPrice),
    }
  }),
})

/** Each in the place in which it was first told of. */
const replacementsIn = (lines: readonly DeliveredLine[], unitPrice: UnitPrice): Replacement[] => {
  const all = lines.flatMap(({ replacements }) => replacements)
  const firsts = all.filter((one) => named(all, one.name) === one)
  return firsts.map((first) => {
    const same = all.filter(({ name }) => sameName(name, first.name))
    const { name, cfrCode, vatRate } = same.at(-1)!
    return {
      ...{ name, cfrCode, vatRate, quantity: unitsOf(same) },
      unitPrice: same.findLast((one) => one.unitPrice !== null)?.unitPrice ?? unitPrice,
    }
  })
}
