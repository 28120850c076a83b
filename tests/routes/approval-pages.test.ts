import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { aWorldOfApprovals } from "#tests/support/builders/approvals.ts"
import { join, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"
import { withoutSweeps } from "#tests/support/database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

let world: Awaited<ReturnType<typeof aWorldOfApprovals>>
let app: RunningApp
beforeAll(async () => {
  world = await aWorldOfApprovals()
  await withoutSweeps(world.database)
  app = await startApp({ database: world.database })
})
afterAll(async () => {
  await app?.stop()
  await world?.leave()
})

const cookieOf = ({ person, school }: Somebody) =>
  sessionCookieFor(world.database.url, person, { actingSchoolId: school })
const open = async (who: Somebody, path: string) => ask(app, path, { cookie: await cookieOf(who) })
const post = async (who: Somebody, path: string, fields: Record<string, string>) =>
  ask(app, path, { method: "POST", cookie: await cookieOf(who), body: new URLSearchParams(fields) })
const pageOf = (pool: BuiltPool) => `/pools/${pool.id}/approval`
const approve = { intent: "approve", shownPence: "19200", reason: "" }

test("an answer beyond the limit says that it waits, to its school, to the approver and to the group", async () => {
  const pool = await world.paperPool()
  const answer = { [`quantities.${pool.items[0]?.id}`]: "40", purchaseOrderNumber: "PO-7", intent: "commit" }
  expect(await post(world.ann, `/pools/${pool.id}`, answer)).toMatchObject({
    status: 302,
    location: `/pools/${pool.id}?done=ask#answer`,
  })
  const hers = await open(world.ann, `/pools/${pool.id}?done=ask`)
  expect(hers.html).toContain("Your answer is stored, and waits for approval.")
  expect(hers.html).toContain("Waiting for the head to approve")
  expect(hers.html).not.toContain("shownPence")
  const his = await open(world.hal, `/pools/${pool.id}`)
  expect(his.html).toContain('name="shownPence" value="19200"')
  expect((await open(world.hal, "/")).html).toContain(`href="${pageOf(pool)}"`)
  const others = (await open(world.ben, `/pools/${pool.id}`)).html
  expect(others).toContain("One school is awaiting approval for 40 reams more.")
  expect(others).not.toContain("£192.00")
  expect(others).not.toContain("Ann Oak")
  expect((await open(world.ann, "/pools")).html).toContain("Awaiting approval")
})

test("a refusal needs its reason: the page comes back with everything typed, and nothing has changed", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  const empty = await post(world.hal, pageOf(pool), { ...approve, intent: "refuse", reason: "  " })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain("Say why you refuse it")
  const long = await post(world.hal, pageOf(pool), { ...approve, reason: "no ".repeat(600) })
  expect(long.status).toBe(422)
  expect(long.html).toContain("no no no")
  for (const shownPence of ["", "-1", "1.5", "١٢", "9".repeat(40), "1e9"])
    expect((await post(world.hal, pageOf(pool), { ...approve, shownPence })).status).toBe(422)
  for (const intent of ["", "commit", "constructor"])
    expect((await post(world.hal, pageOf(pool), { ...approve, intent })).status).toBe(422)
  expect((await world.seenBy(world.ann, pool))?.approval?.steps).toHaveLength(1)
})

test("posting an approval twice approves once; after the closing it is told that it came too late", async () => {
  const [pool, late] = [await world.paperPool(), await world.paperPool()]
  await join(world, world.ann, pool, [40])
  await join(world, world.ann, late, [40])
  expect(await post(world.hal, pageOf(pool), approve)).toMatchObject({
    status: 302,
    location: `/pools/${pool.id}?done=approve`,
  })
  const again = await post(world.hal, pageOf(pool), approve)
  expect(again.status).toBe(422)
  expect(again.html).toContain("Hal Head has approved it already. Nothing was changed.")
  expect((await open(world.ann, `/pools/${pool.id}`)).html).toContain(
    "Approved by Hal Head, up to £192.00 inc VAT",
  )
  await passTime(world.owner, late, { seconds: -1 })
  const tooLate = await post(world.hal, pageOf(late), approve)
  expect(tooLate.status).toBe(422)
  expect(tooLate.html).toContain("This pool closed on")
  await world.close(late)
  expect((await open(world.ann, `/pools/${late.id}`)).html).toContain("Your school was left out")
})

test("limits come back with what was typed and a sentence beside the field; two tabs do not overwrite each other", async () => {
  const path = "/school/spending-limits"
  const wrong = await post(world.hal, path, {
    ...{ version: "1", "general.business-manager": "1.234", "general.head": "lots" },
    ...{ "codes.7.cfrCode": "E19", "codes.7.holder": "head", "codes.7.limit": "-5" },
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="1.234"')
  expect(wrong.html).toContain('value="lots"')
  expect(wrong.html).toContain('value="-5"')
  const set = { version: "1", "general.business-manager": "150" }
  expect(await post(world.hal, path, set)).toMatchObject({ location: `${path}?done=set` })
  expect(await post(world.hal, path, set)).toMatchObject({ location: `${path}?done=set` })
  const other = await post(world.ida, path, { ...set, "general.business-manager": "999" })
  expect(other.status).toBe(422)
  expect(other.html).toContain("Hal Head has changed the limits since you opened this page")
  expect((await open(world.gia, path)).html).toContain(
    "A business manager may commit up to £150.00 without approval.",
  )
})
