import { afterAll, beforeAll, expect, test } from "vitest"
import { writeToApprovers } from "#app/features/purchasing/approvals/write-to-approvers.server.ts"
import { aWorldOfApprovals, decide } from "#tests/support/builders/approvals.ts"
import { join, passTime } from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"
import { aPost } from "#tests/support/builders/post.ts"

let world: Awaited<ReturnType<typeof aWorldOfApprovals>>
beforeAll(async () => {
  world = await aWorldOfApprovals()
})
afterAll(() => world.leave())

/** What a sweep writes about a pool. */
const swept = async (pool: BuiltPool) => {
  const read = () =>
    world.owner
      .selectFrom("mail")
      .innerJoin("person", "person.email", "mail.recipient")
      .select(["name", "subject", "body"])
      .where("body", "like", `%${pool.id}%`)
      .orderBy("mail.id")
      .execute()
  const before = (await read()).length
  await writeToApprovers(world.worker, aPost)
  return (await read()).slice(before)
}
const askedLongAgo = (pool: BuiltPool) =>
  world.owner
    .updateTable("approval")
    .set({ askedAt: Temporal.Now.instant().subtract({ hours: 100 }) })
    .where("poolId", "=", pool.id)
    .execute()

test("those who may approve are asked once, in plain English, and once more when it rises", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  const mails = await swept(pool)
  expect(mails.map(({ name }) => name).sort()).toEqual(["Hal Head", "Ida Head"])
  expect(mails[0]?.subject).toBe("Please approve: Copier paper for the spring term")
  expect(mails[0]?.body).toContain(
    "Ann Oak has answered the pool Copier paper for the spring term for Oak Primary School. It can cost the school up " +
      "to £192.00 including VAT. It needs your approval: it can come to £192.00 including VAT, and a business manager " +
      "may commit up to £100.00 alone.",
  )
  expect(await swept(pool)).toEqual([])
  await join(world, world.ann, pool, [40])
  await join(world, world.ann, pool, [30])
  expect(await swept(pool)).toEqual([])
  await join(world, world.ann, pool, [50])
  expect(await swept(pool)).toHaveLength(2)
  await join(world, world.ann, pool, [500])
  expect((await swept(pool)).map(({ name }) => name)).toEqual(["Gia Governor"])
})

test("a head who needs another is not written to; where no other head is, the governors are", async () => {
  const pool = await world.paperPool()
  await join(world, world.hal, pool, [250])
  expect((await swept(pool)).map(({ name }) => name)).toEqual(["Ida Head"])
  const ida = world.owner.updateTable("schoolRole").where("personId", "=", world.ida.person)
  await ida.set({ endedAt: Temporal.Now.instant() }).execute()
  await join(world, world.hal, pool, [260])
  expect((await swept(pool)).map(({ name }) => name)).toEqual(["Gia Governor"])
  await ida.set({ endedAt: null }).execute()
})

test("before the closing the approvers are reminded once, and once more for a later closing", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  await swept(pool)
  await passTime(world.owner, pool, { hours: 20 })
  expect(await swept(pool)).toEqual([])
  await askedLongAgo(pool)
  const reminded = await swept(pool)
  expect(reminded.map(({ subject }) => subject)).toEqual(
    Array(2).fill("Still waiting for your approval: Copier paper for the spring term"),
  )
  expect(await swept(pool)).toEqual([])
  await passTime(world.owner, pool, { hours: 200 })
  expect(await swept(pool)).toEqual([])
  await passTime(world.owner, pool, { hours: 10 })
  await Promise.all([swept(pool), writeToApprovers(world.worker, aPost)])
  const all = await world.owner
    .selectFrom("mail")
    .select("subject")
    .where("body", "like", `%${pool.id}%`)
    .where("subject", "like", "Still waiting%")
    .execute()
  expect(all).toHaveLength(4)
})

test("nobody is reminded of what is decided, or of a pool that has closed", async () => {
  const [decided, closed] = [await world.paperPool(), await world.paperPool()]
  for (const pool of [decided, closed]) {
    await join(world, world.ann, pool, [40])
    await swept(pool)
    await askedLongAgo(pool)
  }
  await decide(world, world.hal, decided, { intent: "approve", shownPence: 19_200n })
  const answer = await swept(decided)
  await passTime(world.owner, decided, { hours: 5 })
  await passTime(world.owner, closed, { seconds: -1 })
  expect(answer).toEqual([])
  expect(await swept(decided)).toEqual([])
  expect(await swept(closed)).toEqual([])
})
