import { expect, test } from "vitest"
import { demoData } from "#app/demo/data/demo-data.ts"

/** Awkward moments: holidays, weekends, the clocks going forward and back, a leap day, the middle of the night. */
const moments = [
  "2026-12-25T09:00:00Z",
  "2027-01-01T00:00:30Z",
  "2027-03-28T01:30:00Z",
  "2027-08-15T22:00:00Z",
  "2027-10-31T01:30:00Z",
  "2028-02-29T16:59:00Z",
]

test.each(moments)("the data is in order when it is made at %s", (moment) => {
  const now = Temporal.Instant.from(moment)
  const { pool, poolTransition, commitment, invoice, payment } = demoData(now)
  const ms = (at: unknown) => Temporal.Instant.from(String(at)).epochMilliseconds
  const today = ms(now)

  expect(new Set(pool.map(({ state }) => state)).size).toBe(7)
  for (const { title, state, createdAt, opensAt, closesAt } of pool) {
    expect(ms(createdAt), title).toBeLessThan(ms(opensAt))
    expect(ms(opensAt), title).toBeLessThan(ms(closesAt))
    if (state === "open") expect(ms(closesAt), title).toBeGreaterThan(today)
    if (state === "closed") expect(ms(closesAt), title).toBeLessThan(today)
  }
  const byPool = Map.groupBy(poolTransition, ({ poolId }) => poolId)
  for (const steps of byPool.values()) {
    const times = steps.map(({ happenedAt }) => ms(happenedAt))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(today)
  }
  const closings = new Map(pool.map(({ id, closesAt }) => [id, ms(closesAt)]))
  for (const { poolId, committedAt } of commitment)
    expect(ms(committedAt)).toBeLessThan(Math.min(today, closings.get(poolId)!))
  for (const { issuedAt } of invoice) expect(ms(issuedAt)).toBeLessThanOrEqual(today)
  for (const { recordedAt } of payment) expect(ms(recordedAt)).toBeLessThanOrEqual(today)
})
