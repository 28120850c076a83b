import { afterAll, beforeAll, expect, test } from "vitest"
import { actOnPool } from "#app/routes/pools/act-on-pool.server.ts"
import type { Visit } from "#app/server/signed-in.server.ts"
import { actingAs, aPerson } from "#tests/support/builders/people.ts"
import { aWorldOfPools } from "#tests/support/builders/pool-world.ts"

let world: Awaited<ReturnType<typeof aWorldOfPools>>
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
    actingAs(world, twice, elm, (tx, actor) => {
      const body = new URLSearchParams({
        actingSchoolId: shownFor,
        [`quantities.${pool.items[0]!.id}`]: "12",
        purchaseOrderNumber: "",
      })
      const request = new Request("https://kith.example/", { method: "POST", body })
      return actOnPool({ tx, actor, request, afterCommit: () => {} } as unknown as Visit, pool.id)
    })
  const stored = () =>
    world.owner.selectFrom("commitment").select("schoolId").where("poolId", "=", pool.id).execute()

  await expect(answer(oak)).rejects.toMatchObject({ init: { status: 403 } })
  expect(await stored()).toEqual([])
  await answer(elm)
  expect(await stored()).toEqual([{ schoolId: elm }])
})
