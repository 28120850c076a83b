import { clear } from "#app/features/purchasing/clearing/clear.ts"
import type { Clearing, ClearingInstance, Tier } from "#app/features/purchasing/clearing/clearing.ts"
import type { CaseRunner, Vector } from "#tests/vectors/run-vector-file.ts"

/** `{ instance: { suppliers | mode: "packs", schools }, expect }`, with money in whole pence. */
export const runClearingCase: CaseRunner = {
  recognises: ({ instance }) =>
    Array.isArray(instance?.schools) && Boolean(instance.suppliers ?? instance.pack),
  run: ({ instance, expect }) => {
    const outcome = outcomeOf(clear(readInstance(instance)), instance.schools.length)
    const named = Object.keys(expect)
    return { expected: expect, actual: Object.fromEntries(named.map((name) => [name, outcome[name]])) }
  },
}

const readTiers = (tiers: Vector[]): Tier[] =>
  tiers.map(({ min, price }) => ({ min: Number(min), price: BigInt(price) }))

const readInstance = (instance: Vector): ClearingInstance => {
  const schools = instance.schools.map(({ id, order, tolerance = 0, steps }: Vector) => ({
    ...{ id, order: Number(order), tolerance: Number(tolerance) },
    steps: steps.map(({ qty, limit }: Vector) => ({ quantity: Number(qty), limit: BigInt(limit) })),
  }))
  if (instance.pack) {
    return {
      mode: "packs",
      unitsPerPenny: 1n,
      pack: instance.pack,
      tiers: readTiers(instance.tiers),
      schools,
    }
  }
  const suppliers = instance.suppliers.map(({ id, pricing, fixed, tiers }: Vector) => ({
    ...{ id, pricing, fixed: BigInt(fixed) },
    tiers: readTiers(tiers),
  }))
  const { rule, overshoot } = instance
  return { mode: "units", unitsPerPenny: 1n, rule, overshoot, suppliers, schools }
}

const outcomeOf = (clearing: Clearing, count: number): Vector => {
  if (clearing.kind === "cleared") return clearing
  const nobody = new Array(count).fill(0)
  const lists = { quantities: nobody, shares: nobody, received: nobody, extra: nobody }
  const sums = { committed: 0, ordered: 0, surplus: 0, goods: 0, fixed: 0, total: 0 }
  return { ...lists, ...sums, supplier: null, unitPrice: null }
}
