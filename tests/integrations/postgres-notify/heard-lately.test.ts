import { expect, test } from "vitest"
import { createHeardLately } from "#app/integrations/postgres-notify/heard-lately.ts"

const MINUTE = 60_000
const start = Date.parse("2026-11-23T09:00:00Z")
const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(start + ms)

/** What was heard, by a clock that the test sets. */
const hearing = () => {
  let now = start
  const lately = createHeardLately(() => now)
  return {
    mayHaveChanged: lately.mayHaveChanged,
    startAfresh: lately.startAfresh,
    heardAt(ms: number, poolId: string) {
      now = start + ms
      lately.heard(poolId)
    },
    waitUntil(ms: number) {
      now = start + ms
    },
  }
}

test("a change after a page was read is known when the page begins to listen, and no other pool's", () => {
  const lately = hearing()
  lately.heardAt(20_000, "paper")
  lately.waitUntil(21_000)
  expect(lately.mayHaveChanged("paper", at(19_000))).toBe(true)
  expect(lately.mayHaveChanged("laptops", at(19_000))).toBe(false)
})

test("a page that was read well after the last change has nothing to learn, whatever two machines' clocks say", () => {
  const lately = hearing()
  lately.heardAt(20_000, "paper")
  expect(lately.mayHaveChanged("paper", at(24_000))).toBe(true)
  expect(lately.mayHaveChanged("paper", at(26_000))).toBe(false)
})

test("of what lies more than a minute back, or before somebody listened, anything may have changed", () => {
  const lately = hearing()
  expect(lately.mayHaveChanged("paper", at(-1))).toBe(true)
  expect(lately.mayHaveChanged("paper", at(0))).toBe(false)
  lately.waitUntil(2 * MINUTE)
  expect(lately.mayHaveChanged("paper", at(MINUTE - 1))).toBe(true)
  expect(lately.mayHaveChanged("paper", at(MINUTE))).toBe(false)
  lately.startAfresh()
  expect(lately.mayHaveChanged("paper", at(2 * MINUTE - 1))).toBe(true)
})
