import type { Bidder, Supplier, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"

/**
 * The specification of clearing, word for word and without a shortcut: everybody starts with their largest step, and
 * all answer what the others take, until nobody answers otherwise.
 */
export const plainDropOut = (instance: UnitsInstance): number[] => {
  let profile = instance.schools.map(({ steps }) => steps.at(-1)?.quantity ?? 0)
  for (;;) {
    const answer = instance.schools.map((school) => respond(instance, profile, school))
    if (answer.every((quantity, i) => quantity === profile[i])) return profile
    profile = answer
  }
}

const respond = (instance: UnitsInstance, profile: number[], school: Bidder): number => {
  const demand = profile.reduce((sum, quantity) => sum + quantity, 0)
  const cost = demand === 0 ? null : poolCost(instance, demand)
  if (cost === null) return 0
  const [units, sharers] = [BigInt(demand), BigInt(profile.filter((quantity) => quantity > 0).length)]
  const accepted = school.steps.findLast(({ quantity, limit }) => {
    const k = BigInt(quantity)
    return instance.rule === "perUnit"
      ? (cost.goods + cost.fixed) * k <= limit * k * units
      : cost.goods * k * sharers + cost.fixed * units <= limit * k * units * sharers
  })
  return accepted?.quantity ?? 0
}

/** Tries every number of units up to the last tier, one by one. */
export const poolCost = ({ suppliers, overshoot, unitsPerPenny }: UnitsInstance, demand: number) => {
  let best: { goods: bigint; fixed: bigint } | null = null
  for (const supplier of suppliers) {
    const fixed = supplier.fixed * unitsPerPenny
    const most = overshoot ? Math.max(demand, supplier.tiers.at(-1)!.min) : demand
    for (let units = demand; units <= most; units++) {
      const goods = unitByUnit(supplier, units)
      if (goods !== null && (!best || goods + fixed < best.goods + best.fixed)) best = { goods, fixed }
    }
  }
  return best
}

const unitByUnit = ({ pricing, tiers }: Supplier, units: number): bigint | null => {
  if (units < tiers[0]!.min) return null
  let cost = 0n
  for (let unit = 1; unit <= units; unit++) {
    const counted = pricing === "allUnits" ? units : unit
    cost += (tiers.findLast(({ min }) => min <= counted) ?? tiers[0]!).price
  }
  return cost
}
