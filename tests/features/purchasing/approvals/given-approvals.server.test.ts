import { afterAll, beforeAll, expect, test } from "vitest"
import { readGivenApprovals } from "#app/features/purchasing/approvals/given-approvals.server.ts"
import { orderPool } from "#app/features/purchasing/pools/order-pool.server.ts"
import { readPoolInvoicing } from "#app/features/purchasing/recharging/issue-pool-invoices.server.ts"
import { recordDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import { aWorldOfApprovals, decide } from "#tests/support/builders/approvals.ts"
import { join, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"
import { aPost } from "#tests/support/builders/post.ts"

let world: Awaited<ReturnType<typeof aWorldOfApprovals>>
beforeAll(async () => {
  world = await aWorldOfApprovals()
})
afterAll(() => world.leave())

test("who approved an order, and when, stands on its invoice; no other school reads it, and nobody an amount", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  await join(world, world.ben, pool, [2])
  await decide(world, world.hal, pool, { intent: "approve", shownPence: 19_200n })
  await passTime(world.owner, pool, { seconds: -1 })
  await world.close(pool)
  const given = (who: Somebody) => world.as(who, (tx) => readGivenApprovals(tx, pool.id))
  expect([...(await given(world.lee))].map(([school, one]) => [school, one.personName, one.role])).toEqual([
    [world.schools.oak, "Hal Head", "Headteacher"],
  ])
  expect((await given(world.ann)).size).toBe(1)
  expect((await given(world.ben)).size).toBe(0)
  await world.as(world.lee, (tx, actor) => orderPool(tx, actor, pool.id))
  await world.as(world.lee, (tx, actor) => recordDelivery(tx, actor, pool.id, aPost))
  const found = await world.as(world.lee, (tx, actor) => readPoolInvoicing(tx, actor, pool.id))
  const drafts = found.kind === "preview" ? found.recharge.drafts : []
  const approvalOn = (school: string) =>
    drafts.find(({ buyer }) => buyer.id === school)?.workings.find(({ heading }) => heading === "Approval")
  expect(approvalOn(world.schools.oak)?.sentences[0]).toMatch(
    /^The order of your school was approved by Hal Head \(headteacher\), \d+ \w+ \d{4}\.$/,
  )
  expect(approvalOn(world.ben.school)).toBeUndefined()
})
