import type { ItemFacts, Purchase } from "#app/demo/data/catalogue/purchase.ts"
import type { Taking } from "#app/demo/data/pool-plan.ts"
import type { Random } from "#app/demo/data/random.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"

const wholePacks = (units: number, { pack = 1 }: ItemFacts) => Math.max(1, Math.round(units / pack)) * pack

const quantityOf = (item: ItemFacts, school: string, random: Random): number => {
  if ("perSchool" in item.demand) return wholePacks(random.between(...item.demand.perSchool), item)
  const chance = random.between(80, 120) / 100
  return wholePacks(item.demand.perPupil * schoolNamed(school).roll * chance, item)
}

/** What these schools would take of a purchase; now and then one has no use for one of several items. */
export const takingsOf = (purchase: Purchase, schools: readonly string[], random: Random): Taking[] =>
  schools.map((school) => ({
    school,
    quantities: purchase.items.map((item, i) =>
      i > 0 && random.chance(0.25) ? 0 : quantityOf(item, school, random),
    ),
  }))

/** The same takings, with the largest changed so that one item's total is exactly this. */
export const withTotal = (takings: readonly Taking[], item: number, total: number): Taking[] => {
  const quantities = takings.map((taking) => taking.quantities[item]!)
  const missing = total - quantities.reduce((sum, quantity) => sum + quantity, 0)
  const largest = quantities.indexOf(Math.max(...quantities))
  return takings.map((taking, i) =>
    i === largest
      ? { ...taking, quantities: taking.quantities.with(item, taking.quantities[item]! + missing) }
      : taking,
  )
}

/** The schools of a group that a purchase is for. */
export const schoolsFor = ({ phases }: Purchase, schools: readonly string[]): string[] =>
  schools.filter((school) => !phases || phases.includes(schoolNamed(school).phase))
