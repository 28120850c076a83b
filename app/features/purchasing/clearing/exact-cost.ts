import type { Pence } from "#app/core/money.ts"
import type { UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"

/** The order that a school is part of: `goods` in price units, for all of the demand. */
export type Joint = { demand: number; sharers: number; goods: bigint; fixed: Pence }

/** Amounts in price units, as numerators over one denominator. */
export type ExactCost = { goods: bigint; fixed: bigint; over: bigint }

/** What a quantity of a joint order costs a school before any rounding, by the rule for the fixed cost. */
export const exactCost = (
  { rule, unitsPerPenny }: Pick<UnitsInstance, "rule" | "unitsPerPenny">,
  { demand, sharers, goods, fixed }: Joint,
  quantity: number,
): ExactCost => {
  const units = BigInt(quantity)
  const whole = BigInt(demand)
  const scaled = fixed * unitsPerPenny
  if (rule === "perUnit") return { goods: goods * units, fixed: scaled * units, over: whole }
  const count = BigInt(sharers)
  return { goods: goods * units * count, fixed: quantity > 0 ? scaled * whole : 0n, over: whole * count }
}

/** How many schools take something. */
export const countSharers = (quantities: readonly number[]): number => {
  let count = 0
  for (const quantity of quantities) if (quantity > 0) count++
  return count
}
