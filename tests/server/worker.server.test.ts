import { afterAll, beforeAll, expect, test } from "vitest"
import { openPool } from "#app/features/purchasing/pools/open-pool.server.ts"
import type { AppContext } from "#app/server/context.ts"
import { createBoss, createJobQueue } from "#app/server/jobs.ts"
import { startWorker } from "#app/server/worker.ts"
import { createDatabase, createPool, type PooledDatabase } from "#db/client.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import { aWorldOfPools, join, type WorldOfPools } from "#tests/support/builders/pool-world.ts"

let world: WorldOfPools
const announced: string[] = []
const bosses: ReturnType<typeof createBoss>[] = []
let app: AppContext
let credentials: PooledDatabase

beforeAll(async () => {
  world = await aWorldOfPools()
  credentials = createDatabase(createPool(world.database.url, "kith_auth", 1))
  for (let n = 0; n < 2; n++) {
    const boss = createBoss(world.database.url)
    await boss.start()
    bosses.push(boss)
  }
  app = {
    jobs: createJobQueue(bosses[0]!),
    appUrl: "https://kith.example",
    mailer: null,
    now: () => Temporal.Now.instant(),
    signIn: { db: credentials },
    poolChanges: { announce: (poolId: string) => void announced.push(poolId), subscribe: () => () => {} },
  } as unknown as AppContext
  for (const boss of bosses) await startWorker(boss, world.worker, app)
})
afterAll(async () => {
  for (const boss of bosses) await boss.stop({ graceful: false })
  await credentials.destroy()
  await world.leave()
})

const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < 100 && !(await isSo()); tries++) await new Promise((r) => setTimeout(r, 100))
}

test("with two workers at it, a pool closes by itself within moments of its instant, and once", async () => {
  const pool = await world.pool({ title: "By itself", state: "draft", closesIn: { seconds: 2 } })
  const { person, school } = world.lee
  await actingAs(world, person, school, (tx, lee) =>
    openPool(tx, lee, { poolId: pool.id, at: "its-time" }, app),
  )
  await join(world, world.ann, pool, [60])
  const read = () =>
    world.owner
      .selectFrom("pool")
      .select(["state", "closesAt"])
      .where("id", "=", pool.id)
      .executeTakeFirstOrThrow()
  expect((await read()).state).toBe("open")
  await until(async () => (await read()).state === "closed")
  const steps = await world.owner
    .selectFrom("poolTransition")
    .select(["toState", "happenedAt"])
    .where("poolId", "=", pool.id)
    .orderBy("id")
    .execute()
  expect(steps.map(({ toState }) => toState)).toEqual(["open", "closed"])
  const late = steps[1]!.happenedAt.since((await read()).closesAt).total("seconds")
  expect(late).toBeGreaterThanOrEqual(0)
  expect(late).toBeLessThan(5)
  await until(async () => announced.length > 0)
  expect(announced).toEqual([pool.id])
})

test("what is swept up each minute is swept up without a complaint", async () => {
  const id = await bosses[0]!.send("sweep", {})
  const state = async () => (await bosses[0]!.findJobs("sweep", { id: id! }))[0]?.state
  await until(async () => (await state()) === "completed")
  expect(await state()).toBe("completed")
})
