import type { Bidder, ClearingInstance, Tier } from "#app/features/purchasing/clearing/clearing.ts"

/** Above what any supplier asks, and low enough for prices to be compared as floats: £11 billion a unit. */
const HIGHEST_PRICE = 2n ** 50n
const MOST_UNITS = 2 ** 50

/** What makes an instance impossible to clear, one sentence each; the forms keep such things out. */
const faultsIn = (instance: ClearingInstance): string[] => {
  const faults: string[] = []
  if (instance.unitsPerPenny < 1n) faults.push("price units are no coarser than a penny")
  if (instance.mode === "packs") {
    if (!isCount(instance.pack) || instance.pack === 0) faults.push("a pack holds at least one unit")
    if (!instance.schools.every(({ tolerance }) => isCount(tolerance)))
      faults.push("a tolerance is whole units")
    faults.push(...tierFaults(instance.tiers))
  } else {
    const { suppliers, rule, unitsPerPenny } = instance
    if (suppliers.length === 0) faults.push("there is no supplier")
    if (rule === "perSchool" && suppliers.length > 1) faults.push("a fee per school allows one supplier")
    for (const { fixed, tiers } of suppliers) {
      if (fixed < 0n || fixed * unitsPerPenny > HIGHEST_PRICE)
        faults.push("a fixed cost is negative or too high")
      faults.push(...tierFaults(tiers))
    }
  }
  return [...faults, ...stepFaults(instance.schools)]
}

/** @throws RangeError naming the first fault */
export const assertFaultless = (instance: ClearingInstance): void => {
  const [fault] = faultsIn(instance)
  if (fault) throw new RangeError(`a pool that cannot be cleared: ${fault}`)
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const tierFaults = (tiers: readonly Tier[]): string[] => {
  if (tiers.length === 0) return ["there is no price"]
  const faults: string[] = []
  tiers.forEach(({ min, price }, i) => {
    const below = tiers[i - 1]
    if (!isCount(min) || min < 1) faults.push("a tier begins at a whole number of units, 1 or more")
    if (price < 0n || price > HIGHEST_PRICE) faults.push("a price is negative or too high")
    if (below && min <= below.min) faults.push("tiers ascend and do not overlap")
    if (below && price > below.price) faults.push("a price never rises with the quantity")
  })
  return faults
}

const stepFaults = (schools: readonly Bidder[]): string[] => {
  let total = 0
  for (const { steps } of schools) {
    for (let i = 0; i < steps.length; i++) {
      const { quantity, limit } = steps[i]!
      const below = i > 0 ? steps[i - 1]! : undefined
      if (!isCount(quantity) || quantity < 1) return ["a quantity is a whole number of units, 1 or more"]
      if (limit < 0n) return ["a limit is not negative"]
      if (below && quantity <= below.quantity) return ["a school's quantities rise from step to step"]
      if (below && limit >= below.limit) return ["a school's limits fall as its quantities rise"]
      if (i === steps.length - 1) total += quantity
    }
  }
  return total > MOST_UNITS ? ["there are more units than can be counted"] : []
}
