import { expect, test } from "vitest"
import type { Actor, SchoolRole } from "#app/features/auth/actor.ts"
import { barredFromAnswering, leadSteps } from "#app/features/purchasing/pools/lead-steps.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { itemId, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

const group = { id: itemId(8), name: "Dale schools", kind: "learning-community" as const }
const now = Temporal.Instant.from("2026-11-20T12:00:00Z")

const someone = (school: number | null, roles: SchoolRole[], coordinates = false): Actor => ({
  ...{ personId: itemId(7), name: "Jo", email: "jo@example.org", emailVerified: true },
  ...{ twoFactorEnabled: false, twoFactorDue: false, places: [] },
  school: school === null ? null : { id: schoolId(school), name: "Hilltop", roles },
  groups: school === null ? [] : [group],
  coordinates: coordinates ? [group] : [],
})
const lead = someone(1, ["business-manager"])

const pool = (wish: Partial<PoolTerms>) =>
  poolTerms({
    leadSchool: { id: schoolId(1), name: "Hilltop" },
    groups: [group],
    opensAt: now.subtract({ hours: 48 }),
    closesAt: now.add({ hours: 48 }),
    ...wish,
  })
const stepsOf = (actor: Actor, wish: Partial<PoolTerms>) =>
  leadSteps(actor, pool(wish), now).map(({ text }) => text)

test("each state offers its lead the next step, and what can still be undone", () => {
  const outcome = "cleared"
  expect(stepsOf(lead, { state: "draft" })).toEqual([
    "Open the pool now",
    "Change the draft",
    "Compare suppliers",
    "Discard the draft",
  ])
  expect(stepsOf(lead, { state: "open" })).toEqual([
    "Compare suppliers",
    "Put off the closing",
    "Cancel the pool",
  ])
  expect(stepsOf(lead, { state: "closed", outcome })).toEqual([
    "Mark as ordered",
    "All schools’ shares",
    "Cancel the pool",
  ])
  expect(stepsOf(lead, { state: "ordered", outcome })).toEqual([
    ...["Everything arrived as ordered", "Only a part arrived", "Purchase order", "All schools’ shares"],
  ])
  expect(stepsOf(lead, { state: "delivered", outcome })).toEqual([
    ...["Issue the invoices", "Delivery and corrections", "Purchase order", "All schools’ shares"],
  ])
  expect(stepsOf(lead, { state: "invoiced", outcome })).toEqual([
    ...["Invoices", "Delivery and corrections", "Purchase order", "All schools’ shares"],
  ])
  expect(stepsOf(lead, { state: "cancelled" })).toEqual([])
})

test("a pool that cleared nothing is not ordered", () => {
  expect(stepsOf(lead, { state: "closed", outcome: "nothing-clears" })).toEqual(["Cancel the pool"])
})

test("past its closing instant a pool can no longer be extended, whether or not it has been worked out", () => {
  expect(stepsOf(lead, { state: "open", closesAt: now })).not.toContain("Put off the closing")
})

test("a draft that opens later can be left to open by itself", () => {
  const later = { state: "draft" as const, opensAt: now.add({ hours: 1 }) }
  expect(stepsOf(lead, later).slice(0, 2)).toEqual(["Let it open by itself", "Open the pool now"])
  expect(stepsOf(lead, { ...later, releasedAt: now })[0]).toBe("Open the pool now")
})

test("a coordinator runs the pool but does not spend the lead school's money", () => {
  const coordinator = someone(2, ["head"], true)
  expect(stepsOf(coordinator, { state: "closed", outcome: "cleared" })).not.toContain("Mark as ordered")
  expect(stepsOf(coordinator, { state: "open" })).toContain("Put off the closing")
})

test("members have no steps of the lead's, and whoever cannot answer is told who can", () => {
  const member = someone(2, ["finance"])
  expect(stepsOf(member, { state: "open" })).toEqual([])
  expect(barredFromAnswering(member, pool({}))).toBeNull()
  expect(barredFromAnswering(someone(2, ["governor"]), pool({}))).toMatch(/business manager or finance/)
  expect(barredFromAnswering(someone(null, []), pool({}))).toMatch(/act for no school/)
  expect(barredFromAnswering({ ...member, groups: [] }, pool({}))).toMatch(/not in a group/)
})
