import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { aPool, type BuiltPool } from "#tests/support/builders/pools.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { openHouse } from "#tests/support/house.ts"

export type TwoSchools = Awaited<ReturnType<typeof openTwoSchools>>

/** A house in which Priya of Oak opens pools for paper, and Ada of Ash answers them. */
export async function openTwoSchools() {
  const house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  const oak = await aSchool(owner, { name: "Oak Primary School" })
  const ash = await aSchool(owner, { name: "Ash Primary School" })
  const priyaId = await aPerson(owner, { name: "Priya Raman", roles: [[oak, "business-manager"]] })
  const adaId = await aPerson(owner, {
    ...{ name: "Ada Wren", email: "office@ash.example", roles: [[ash, "business-manager"]] },
  })
  const group = await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak, ash] })
  const openPool = () => aPool(owner, { leadSchool: oak, groups: [group], createdBy: priyaId })
  const reamsOfAsh = async (pool: BuiltPool) => {
    const lines = owner.selectFrom("commitmentLine").where("poolId", "=", pool.id).where("schoolId", "=", ash)
    return (await lines.select("quantity").execute()).map(({ quantity }) => quantity)
  }
  return { house, priyaId, adaId, openPool, reamsOfAsh }
}
