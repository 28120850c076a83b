import { apportion } from "#app/core/apportion.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { demandOfOthers } from "#app/features/purchasing/reckoning/pool-cost.ts"
import { ownDemand, type PoolView } from "#app/features/purchasing/showing/pool-view.ts"

/**
 * What suppliers are compared for: what schools have committed to; of a draft what those who lead it reckon with, or
 * else what the pool that it is a copy of has bought.
 */
export type Demand = { source: "committed" | "expected" | "earlier"; commitments: Commitment[] }

type School = { id: string; name: string; numberOnRoll: number | null }

/** What the schools of an open pool want, as those who lead it see it. */
export const committedDemand = ({ commitments, participants }: PoolView): Demand => {
  const schoolOf = new Map(participants.map((school) => [school.schoolId, school]))
  return {
    source: "committed",
    commitments: commitments.flatMap(({ schoolId, lines }) => {
      const school = schoolOf.get(schoolId)
      if (!school) return []
      return [{ schoolId, schoolName: school.name, numberOnRoll: school.numberOnRoll, lines }]
    }),
  }
}

/**
 * What is reckoned with, by item, spread over the schools in whole packs by how many pupils each has: a guess that
 * gives every school a figure. A school whose number on roll is not known counts as the mean of the others.
 */
export const expectedDemand = (
  items: readonly Pick<PoolItem, "id" | "packSize">[],
  expected: ReadonlyMap<string, number>,
  schools: readonly School[],
): Demand => {
  const ids = schools.map(({ id }) => id)
  const weights = weightsOf(schools)
  const quantities = new Map(
    items.map(({ id, packSize }) => {
      const packs = Math.ceil((expected.get(id) ?? 0) / packSize)
      const parts = schools.length === 0 ? [] : apportion(BigInt(packs), weights, oddPennyOrder(id, ids))
      return [id, parts.map((part) => Number(part) * packSize)]
    }),
  )
  return {
    source: "expected",
    commitments: schools.flatMap(({ id, name, numberOnRoll }, i) => {
      const lines = items.flatMap((item) => {
        const quantity = quantities.get(item.id)?.[i] ?? 0
        return quantity > 0 ? [{ itemId: item.id, quantity }] : []
      })
      return lines.length > 0 ? [{ schoolId: id, schoolName: name, numberOnRoll, lines }] : []
    }),
  }
}

const weightsOf = (schools: readonly School[]): bigint[] => {
  const known = schools.flatMap(({ numberOnRoll }) => (numberOnRoll ? [numberOnRoll] : []))
  const mean = known.length === 0 ? 1 : Math.round(known.reduce((sum, roll) => sum + roll, 0) / known.length)
  return schools.map(({ numberOnRoll }) => BigInt(numberOnRoll || mean || 1))
}

/** How much of each item all schools want together. */
export const totalsOf = (commitments: readonly Commitment[]): Map<string, number> => {
  const totals = new Map<string, number>()
  for (const { itemId, quantity } of commitments.flatMap(({ lines }) => lines))
    totals.set(itemId, (totals.get(itemId) ?? 0) + quantity)
  return totals
}

/**
 * The demand of an open pool as one of its schools may know it: its own, and the others' sum spread evenly over them
 * in whole packs. An estimate wherever what the others take by themselves matters.
 */
export const demandAsMemberKnows = (view: PoolView, schoolId: string): Commitment[] => {
  const mine = ownDemand(view)
  const me = view.participants.find((school) => school.schoolId === schoolId)
  if (!me || mine.length === 0) return []
  const sums = demandOfOthers(view.demand, mine)
  const others = view.participants
    .filter((school) => school.schoolId !== schoolId)
    .map((school) => ({ id: school.schoolId, name: school.name, numberOnRoll: null }))
  const known = { schoolId, schoolName: me.name, numberOnRoll: me.numberOnRoll, lines: [...mine] }
  const theirs = expectedDemand(view.terms.items, sums, others).commitments.map((one) => ({
    ...one,
    numberOnRoll: view.participants.find((school) => school.schoolId === one.schoolId)?.numberOnRoll ?? null,
  }))
  return [known, ...theirs]
}
