import { clearUnits } from "#app/features/purchasing/clearing/clear-units.ts"
import type { Bidder, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import type { Row } from "#tests/bench/benchmark.ts"
import { medianMilliseconds } from "#tests/bench/rounds.ts"

export const name = "clearing"

const onOneCore = { clock: "core" } as const

export const run = async (): Promise<Row[]> => {
  const [many, few, most] = [ordinaryPool(100_000), ordinaryPool(1_000), ordinaryPool(1_000_000)]
  const time = await medianMilliseconds({ many: () => clearUnits(many) }, onOneCore)
  const growth = await medianMilliseconds(
    { few: () => clearUnits(few), most: () => clearUnits(most) },
    { ...onOneCore, rounds: 7 },
  )
  const [ordinary, unravelling] = [ordinaryPool(2_000), unravellingPool(2_000)]
  const pathology = await medianMilliseconds(
    { ordinary: () => clearUnits(ordinary), unravelling: () => clearUnits(unravelling) },
    onOneCore,
  )
  return [
    {
      benchmark: "clear 100,000 schools with two steps each, per unit",
      figure: { value: time.many, unit: "ms" },
      bound: { atMost: 400 },
    },
    {
      benchmark: "clear 1,000,000 schools, against 1,000 times n log n of 1,000",
      figure: { value: growth.most, unit: "ms" },
      floor: { value: growth.few * nLogN(2_000_000, 2_000), unit: "ms" },
      bound: { atMost: 1 },
    },
    {
      benchmark: "clear 2,000 schools that leave one by one, against an ordinary pool",
      figure: { value: pathology.unravelling, unit: "ms" },
      floor: { value: pathology.ordinary, unit: "ms" },
      bound: { atMost: 5 },
    },
  ]
}

const nLogN = (large: number, small: number) => (large * Math.log(large)) / (small * Math.log(small))

/** Numbers that look random and are the same on every run: the mixer of MurmurHash3 over a counter. */
const scatter = (seed: number, below: number): number => {
  let state = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0) % below
}

const poolOf = (schools: Bidder[], fixed: bigint, prices: [number, bigint][]): UnitsInstance => ({
  mode: "units",
  rule: "perUnit",
  overshoot: true,
  unitsPerPenny: 100n,
  suppliers: [
    { id: "Acorn", pricing: "allUnits", fixed, tiers: prices.map(([min, price]) => ({ min, price })) },
  ],
  schools,
})

/** Two steps each with limits all over the range of the tiers, hardly two alike; about half of the demand clears. */
const ordinaryPool = (count: number): UnitsInstance => {
  const schools = Array.from({ length: count }, (_, i): Bidder => {
    const limit = BigInt(300_000 + scatter(2 * i + 1, 400_000))
    const quantity = 1 + scatter(2 * i + 2, 30)
    return {
      id: `school-${i}`,
      order: i,
      steps: [
        { quantity, limit },
        { quantity: quantity + 5, limit: limit - 20_000n },
      ],
    }
  })
  const tier = (percent: number) => Math.ceil((count * 20 * percent) / 100)
  return poolOf(schools, 5_000n, [
    [1, 600_000n],
    [tier(20), 520_000n],
    [tier(40), 470_000n],
    [tier(90), 420_000n],
  ])
}

/** Each school's limit is a little less than what it would pay with all who stay longer, so that all leave in turn. */
const unravellingPool = (count: number): UnitsInstance => {
  const [price, fixedPence] = [10_000n, 1_000_000n]
  const schools = Array.from({ length: count }, (_, i): Bidder => {
    const limit = price + (fixedPence * 100n) / BigInt(i + 1) - 1n
    return { id: `school-${i}`, order: i, steps: [{ quantity: 1, limit }] }
  })
  return poolOf(schools, fixedPence, [[1, price]])
}
