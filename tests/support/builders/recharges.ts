import type { Actor, SchoolActor } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"
import { aGroup, aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { startJobs } from "#tests/support/jobs.ts"

export type Officer = { person: string; school: string }

/**
 * Three schools of one group, each with a finance officer, and the group's coordinator: Oakfield employs, and is
 * registered for VAT; Ashdown is part of the same trust; Birch is maintained.
 */
export async function aWorldOfTime() {
  const database = await cloneDatabase()
  const world = enterWorld(database)
  const { jobs, stop } = await startJobs(database.url)
  const { owner } = world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const oak = await aSchool(owner, { name: "Oakfield", legalEntity: trust, invoicePrefix: "OAK" })
  const ash = await aSchool(owner, { name: "Ashdown", legalEntity: trust })
  const birch = await aSchool(owner, { name: "Birch" })
  const officer = async (name: string, school: string): Promise<Officer> => ({
    ...{ school },
    person: await aPerson(owner, { name, roles: [[school, "finance"]] }),
  })
  const [olive, amir, bea] = [
    await officer("Olive Officer", oak),
    await officer("Amir Officer", ash),
    await officer("Bea Officer", birch),
  ]
  const staff = { school: oak, person: await aPerson(owner, { name: "Sam Staff", roles: [[oak, "staff"]] }) }
  const cora = await aPerson(owner, { name: "Cora Coordinator", roles: [[birch, "head"]] })
  const group = await aGroup(owner, {
    name: "Teign Valley",
    schools: [oak, ash, birch],
    coordinators: [cora],
  })
  return {
    ...world,
    ...{ database, jobs, oak, ash, birch, olive, amir, bea, staff, group },
    cora: { person: cora, school: birch },
    async leave() {
      await stop()
      await world.leave()
      await database.drop()
    },
  }
}

export type WorldOfTime = Awaited<ReturnType<typeof aWorldOfTime>>

/** Acts in one transaction as somebody of a school, with the rights that pages have. */
export const asOfficer = <T>(
  world: WorldOfTime,
  who: Officer,
  work: (tx: Tx, actor: SchoolActor) => Promise<T>,
) => actingAs(world, who.person, who.school, (tx, actor: Actor) => work(tx, actor as SchoolActor))
