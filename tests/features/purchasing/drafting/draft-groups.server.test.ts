import { afterAll, beforeAll, expect, test } from "vitest"
import { savePoolDraft } from "#app/features/purchasing/drafting/save-pool-draft.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { aDraft } from "#tests/support/builders/pool-draft.ts"
import { aWorldOfPools, type Somebody, type WorldOfPools } from "#tests/support/builders/pool-world.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const view = (who: Somebody, pool: { id: string }) => world.as(who, (tx) => readPool(tx, pool.id))

test("whoever changes a draft keeps it open to the groups that they are not in, and leaves its lead", async () => {
  const { far, nidd } = world.schools
  const farGroup = await world.owner
    .selectFrom("schoolGroup")
    .select("id")
    .where("name", "=", "Far schools")
    .executeTakeFirstOrThrow()
  const cody = await aPerson(world.owner, { name: "Cody Far", roles: [[far, "staff"]] })
  await world.owner.insertInto("groupCoordinator").values({ groupId: farGroup.id, personId: cody }).execute()
  const pool = await world.pool({ title: "Both", state: "draft", groups: [world.group, farGroup.id] })

  const changed = aDraft(world, {
    id: pool.id,
    title: "Both, changed",
    groupIds: [farGroup.id],
    leadSchoolId: nidd,
  })
  expect(
    await world.as({ person: cody, school: far }, (tx, actor) => savePoolDraft(tx, actor, changed)),
  ).toMatchObject({ kind: "saved" })
  const seen = (await view(world.lee, pool))?.terms
  expect(seen).toMatchObject({ title: "Both, changed", leadSchool: { id: nidd } })
  expect(seen?.groups.map(({ name }) => name)).toEqual(["Far schools", "Nidd schools"])

  await world.as(world.cora, (tx, cora) =>
    savePoolDraft(tx, cora, aDraft(world, { ...changed, groupIds: [world.group], title: "Both, again" })),
  )
  expect((await view(world.lee, pool))?.terms.groups).toHaveLength(2)
})
