import { allocate, dinero } from "dinero.js/bigint"
import { GBP } from "dinero.js/bigint/currencies"
import { apportion } from "#app/core/apportion.ts"
import type { Figure, Row } from "#tests/bench/benchmark.ts"
import { medianMilliseconds } from "#tests/bench/rounds.ts"

export const name = "apportion"

/** £1,234,567.89: it divides evenly by none of the totals. */
const AMOUNT = 123_456_789n

export const run = async (): Promise<Row[]> => [await compare(1_000, 10), await compare(100_000, 20)]

/** The one apportionment against `allocate` of dinero.js, both in bigints. */
const compare = async (count: number, atLeast: number): Promise<Row> => {
  const weights = Array.from({ length: count }, (_, i) => BigInt(((i * 7_919) % 1_000) + 1))
  const sum = apportion(AMOUNT, weights).reduce((total, share) => total + share, 0n)
  if (sum !== AMOUNT) throw new Error(`shares add up to ${sum}`)
  const { ours, theirs } = await medianMilliseconds(
    {
      ours: () => apportion(AMOUNT, weights),
      theirs: () => allocate(dinero({ amount: AMOUNT, currency: GBP }), weights),
    },
    { clock: "core" },
  )
  return {
    benchmark: `apportion over ${count.toLocaleString("en-GB")} weights, against dinero.js allocate`,
    figure: perSecond(ours),
    floor: perSecond(theirs),
    bound: { atLeast },
  }
}

const perSecond = (milliseconds: number): Figure => ({ value: 1_000 / milliseconds, unit: "ops/s" })
