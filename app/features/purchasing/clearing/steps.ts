import type { Bidder } from "#app/features/purchasing/clearing/clearing.ts"

/** The most units that a school takes at an all-in price, in price units; 0 for none. */
export const quantityAt = ({ steps }: Bidder, price: bigint): number => {
  for (let i = steps.length - 1; i >= 0; i--) if (steps[i]!.limit >= price) return steps[i]!.quantity
  return 0
}

/** The most units that a school takes at all. */
export const largestQuantity = ({ steps }: Bidder): number => steps.at(-1)?.quantity ?? 0

export const sumOf = (quantities: readonly number[]): number => {
  let sum = 0
  for (const quantity of quantities) sum += quantity
  return sum
}

/** The schools' indexes by their order, or nothing where they stand in it already. */
export const turnsOf = (schools: readonly Bidder[]): number[] | undefined => {
  const isSorted = schools.every(({ order }, i) => i === 0 || schools[i - 1]!.order < order)
  return isSorted ? undefined : schools.map((_, i) => i).sort((a, b) => schools[a]!.order - schools[b]!.order)
}
