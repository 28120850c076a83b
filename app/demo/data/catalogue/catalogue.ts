import { classroom } from "#app/demo/data/catalogue/classroom.ts"
import { equipment } from "#app/demo/data/catalogue/equipment.ts"
import { peopleAndJourneys } from "#app/demo/data/catalogue/people-and-journeys.ts"
import { premises } from "#app/demo/data/catalogue/premises.ts"
import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"

/** Everything that the schools buy together, year by year. */
export const catalogue: readonly Purchase[] = [...classroom, ...premises, ...equipment, ...peopleAndJourneys]

export const purchaseNamed = (key: string): Purchase => {
  const purchase = catalogue.find((candidate) => candidate.key === key)
  if (!purchase) throw new Error(`The demo's catalogue has no "${key}".`)
  return purchase
}
