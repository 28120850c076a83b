import { afterAll, beforeAll, expect, test } from "vitest"
import { actOnPool, heldForAnswer } from "#app/routes/pools/act-on-pool.server.ts"
import type { Posted, Visit } from "#app/server/signed-in.server.ts"
import { actingAs, aPerson } from "#tests/support/builders/people.ts"
import { aWorldOfPools, type WorldOfPools } from "#tests/support/builders/pool-world.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

test("an answer typed for one school is not stored for another that one has switched to since", async () => {
  const { oak, elm } = world.schools
  const pool = await world.pool()
  const twice = await aPerson(world.owner, {
    name: "Two Schools",
    roles: [
      [oak, "business-manager"],
      [elm, "business-manager"],
    ],
  })
  const answer = (shownFor: string) =>
    actingAs(world, twice, elm, async (tx, actor) => {
      const form = new FormData()
      form.set("actingSchoolId", shownFor)
      form.set(`quantities.${pool.items[0]!.id}`, "12")
      form.set("purchaseOrderNumber", "")
      const posted = { form, params: { poolId: pool.id } }
      const visit = { ...posted, tx, actor, afterCommit: () => {} } as unknown as Visit & Posted
      return actOnPool(visit, await heldForAnswer({ tx, ...posted }))
    })
  const stored = () =>
    world.owner.selectFrom("commitment").select("schoolId").where("poolId", "=", pool.id).execute()

  await expect(answer(oak)).rejects.toMatchObject({ init: { status: 403 } })
  expect(await stored()).toEqual([])
  await answer(elm)
  expect(await stored()).toEqual([{ schoolId: elm }])
})
