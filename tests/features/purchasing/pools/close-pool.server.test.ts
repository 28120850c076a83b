import { afterAll, beforeAll, expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { closeDuePools } from "#app/features/purchasing/pools/close-due-pools.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
  passTime,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import { aCommitment, aPool, type BuiltPool, paper } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
const post = keptPost()
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const view = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, (tx) => readPool(tx, pool.id))

const close = (pool: BuiltPool) => world.worker.transaction().execute((tx) => closePool(tx, pool.id, post))

const mailsAbout = async (title: string) => {
  const mails = await world.owner.selectFrom("mail").select(["recipient", "subject", "body"]).execute()
  return mails.filter(({ subject }) => subject.includes(title))
}

test("a pool closes at its instant and not before, with every school's part and the history of it", async () => {
  const pool = await world.pool({ title: "Spring paper" })
  await join(world, world.ann, pool, [60])
  await join(world, world.ben, pool, [40])
  expect(await close(pool)).toEqual({ kind: "not-due" })
  await passTime(world.owner, pool, { seconds: -1 })
  expect(await close(pool)).toMatchObject({
    kind: "closed",
    clearing: { kind: "cleared", goodsPence: 35_000n },
  })
  const lee = await view(world.lee, pool)
  expect(lee?.terms).toMatchObject({ state: "closed", outcome: "cleared" })
  expect(lee?.result).toMatchObject({ goodsPence: 35_000n, deliveryPence: 4_500n, vatPence: 7_900n })
  expect(lee?.result?.shares).toHaveLength(4)
  expect(sumPence(lee?.result?.vatShares.map(({ vatPence }) => vatPence) ?? [])).toBe(7_900n)
  expect(lee?.transitions.at(-1)).toMatchObject({
    from: "open",
    to: "closed",
    personName: "Kith",
    reason: "Every item cleared.",
  })
})

test("a member reads its own part and the whole order, and no other school's part", async () => {
  const pool = await world.pool({ closesIn: { seconds: -1 } })
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [60] })
  await aCommitment(world.owner, pool, { school: world.schools.elm, by: world.ben.person, quantities: [40] })
  await close(pool)
  const ann = await view(world.ann, pool)
  expect(ann?.result?.shares.map(({ itemId, netPence }) => [itemId, netPence])).toEqual([
    [pool.items[0]!.id, 21_000n],
    [null, 2_700n],
  ])
  expect(ann?.result?.vatShares).toMatchObject([{ netPence: 23_700n, vatPence: 4_740n }])
  expect(ann?.result?.items[0]).toMatchObject({ committed: 100, unitPrice: 35_000n })
  expect(JSON.stringify(ann, (_, v) => (typeof v === "bigint" ? String(v) : v))).not.toContain("14000")
})

test("everybody who took part hears what came of it, and the lead that it can order", async () => {
  const pool = await world.pool({ title: "Exercise books", closesIn: { seconds: -1 } })
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [60] })
  await close(pool)
  const mails = await mailsAbout("Exercise books")
  expect(mails.map(({ subject }) => subject).sort()).toEqual([
    "Closed: Exercise books",
    "Ready to order: Exercise books",
  ])
  expect(mails.find(({ subject }) => subject.startsWith("Closed"))?.body).toContain(
    "A4 copier paper, 60 reams: £240.00 before VAT",
  )
})

test("a pool short of its minimum closes with nothing, and each school reads how little was missing", async () => {
  const item = { ...paper, tiers: [[100, 35_000n]] as const }
  const pool = await world.pool({ title: "Too little", items: [item], closesIn: { seconds: -1 } })
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [93] })
  await close(pool)
  const ann = await view(world.ann, pool)
  expect(ann?.terms).toMatchObject({ state: "closed", outcome: "nothing-clears" })
  expect(ann?.result?.items[0]).toMatchObject({ outcome: "below-minimum", unitsShort: 7 })
  const mails = await mailsAbout("Too little")
  expect(mails.find(({ subject }) => subject.includes("nothing for your school"))?.body).toContain(
    "7 more reams",
  )
})

test("a pool that nobody joined closes with nothing", async () => {
  const pool = await world.pool({ closesIn: { seconds: -1 } })
  expect(await close(pool)).toMatchObject({ kind: "closed", clearing: { kind: "nothing-clears" } })
})

test("however many workers come to a pool, it closes once and each school hears of it once", async () => {
  const pool = await world.pool({ title: "Contested", closesIn: { seconds: -1 } })
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [60] })
  const closings = await Promise.all(Array.from({ length: 4 }, () => close(pool)))
  expect(closings.map(({ kind }) => kind).sort()).toEqual(["closed", "not-due", "not-due", "not-due"])
  expect(await mailsAbout("Contested")).toHaveLength(2)
})

test("after an outage every pool that came due meanwhile is closed, one that fails does not hold up the others", async () => {
  const pools = [
    await world.pool({ closesIn: { hours: -72 } }),
    await world.pool({ closesIn: { hours: -1 } }),
  ]
  const broken = await world.pool({ closesIn: { hours: -100 } })
  await aCommitment(world.owner, broken, {
    school: world.schools.oak,
    by: world.ann.person,
    quantities: [60],
  })
  await world.owner.deleteFrom("priceTier").where("itemId", "=", broken.items[0]!.id).execute()
  const later = await world.pool()
  await expect(closeDuePools(world.worker, post)).rejects.toThrow("1 of 3 pools failed")
  for (const pool of pools) expect((await view(world.lee, pool))?.terms.state).toBe("closed")
  expect((await view(world.lee, later))?.terms.state).toBe("open")
  await world.owner
    .insertInto("priceTier")
    .values({ itemId: broken.items[0]!.id, fromQuantity: 1, unitPrice: 40_000n })
    .execute()
  expect(await closeDuePools(world.worker, post)).toEqual([broken.id])
})

test("what closing wrote never changes", async () => {
  const pool = await world.pool({ closesIn: { seconds: -1 } })
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [60] })
  await close(pool)
  const again = (table: "share" | "vatShare") =>
    world.owner.deleteFrom(table).where("poolId", "=", pool.id).execute()
  await expect(again("share")).rejects.toThrow("never change")
  await expect(again("vatShare")).rejects.toThrow("never change")
  await expect(
    world.owner.updateTable("pool").set({ deliveryPence: 1n }).where("id", "=", pool.id).execute(),
  ).rejects.toThrow("The terms of a pool stand")
})

test("200 schools join at the moment of closing: who is told yes is counted, who is not is told why", async () => {
  const { owner } = world
  const crowd: Somebody[] = []
  for (let n = 0; n < 200; n++) {
    const school = await aSchool(owner, { name: `Crowd School ${n}` })
    crowd.push({
      school,
      person: await aPerson(owner, { name: `Person ${n}`, roles: [[school, "business-manager"]] }),
    })
  }
  const [first, ...rest] = crowd.map(({ school }) => school)
  const group = await aGroup(owner, { name: "A crowd", schools: [first!, ...rest] })
  const pool = await aPool(owner, {
    leadSchool: first!,
    groups: [group],
    createdBy: crowd[0]!.person,
    closesIn: { milliseconds: 900 },
  })
  const sweeping = (async () => {
    for (let closed: string[] = []; !closed.includes(pool.id); )
      closed = await closeDuePools(world.worker, post)
  })()
  const answers = await Promise.all(
    crowd.map(async (one, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 7))
      return { school: one.school, quantity: n + 1, answer: await join(world, one, pool, [n + 1]) }
    }),
  )
  await sweeping
  const accepted = answers.filter(({ answer }) => answer?.kind === "committed")
  const refused = answers.filter(({ answer }) => answer?.kind === "refused")
  expect(accepted.length + refused.length).toBe(200)
  expect(accepted.length).toBeGreaterThan(0)
  expect(refused.length).toBeGreaterThan(0)
  const seen = await view(crowd[0]!, pool)
  const shares = seen!.result!.shares.filter(({ itemId }) => itemId !== null)
  const counted = new Map(shares.map(({ schoolId, quantity }) => [schoolId, quantity]))
  expect(counted).toEqual(new Map(accepted.map(({ school, quantity }) => [school, quantity])))
  for (const { answer } of refused)
    expect(answer).toHaveProperty("sentence", expect.stringContaining("This pool closed on"))
  for (const { answer } of accepted) {
    if (answer?.kind !== "committed") continue
    expect(Temporal.Instant.compare(answer.at, seen!.terms.closesAt)).toBe(-1)
  }
})
