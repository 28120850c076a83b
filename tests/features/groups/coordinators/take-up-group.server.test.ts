import { beforeAll, expect, test } from "vitest"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { takeUpGroup } from "#app/features/groups/coordinators/take-up-group.server.ts"
import { endRole } from "#app/features/groups/people/end-role.server.ts"
import { coordinatorsOf } from "#app/features/groups/showing/group-queries.server.ts"
import { groupsNeedingMe } from "#app/features/groups/showing/groups-needing-me.server.ts"
import type { Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"

let world: World
beforeAll(async () => {
  const opened = await openWorld()
  world = opened.world
  return opened.close
})

const as = <T>(person: string, school: string, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, person, school, work)

/** Oak and Ash in one group, which a teacher of Oak coordinates alone; Fir is in none. */
async function aGroupOfTwo(name: string) {
  const { owner } = world
  const [oak, ash, fir] = [
    await aSchool(owner, { name: `Oak of ${name}` }),
    await aSchool(owner, { name: `Ash of ${name}` }),
    await aSchool(owner, { name: `Fir of ${name}` }),
  ]
  const headOf = (school: string) => aPerson(owner, { name: "Head", roles: [[school, "head"]] })
  const teacher = await aPerson(owner, { name: "Terry Teacher", roles: [[oak, "staff"]] })
  const staff = await aPerson(owner, { name: "Staff of Ash", roles: [[ash, "staff"]] })
  const id = await aGroup(owner, { name, schools: [oak, ash], coordinators: [teacher] })
  const heads = { oak: await headOf(oak), ash: await headOf(ash), fir: await headOf(fir) }
  return { group: { id, name }, schools: { oak, ash, fir }, heads, teacher, staff }
}

const loseRole = async (person: string, byHead: string, school: string) => {
  const role = await world.owner
    .selectFrom("schoolRole")
    .select("id")
    .where("personId", "=", person)
    .executeTakeFirstOrThrow()
  expect(await as(byHead, school, (tx, actor) => endRole(tx, actor, aPost, role.id))).toMatchObject({
    kind: "ended",
  })
}

const leading = async (groupId: string) => {
  const people = await world.owner
    .selectFrom("groupCoordinator as c")
    .innerJoin("person as p", "p.id", "c.personId")
    .select("p.name")
    .where("groupId", "=", groupId)
    .where("endedAt", "is", null)
    .execute()
  return people.map(({ name }) => name)
}

test("a group whose last coordinator has left its schools is taken up by a head of any of them", async () => {
  const { group, schools, heads, teacher, staff } = await aGroupOfTwo("Valley")
  const takeUp = (person: string, school: string) =>
    as(person, school, (tx, actor) => takeUpGroup(tx, actor, aPost, group))
  const needs = () => as(heads.ash, schools.ash, (tx, actor) => groupsNeedingMe(tx, actor))

  expect(await needs()).toEqual([])
  expect(await takeUp(heads.ash, schools.ash)).toEqual({ kind: "led", by: "Terry Teacher" })

  await loseRole(teacher, heads.oak, schools.oak)
  expect(await leading(group.id)).toEqual(["Terry Teacher"])
  expect(await needs()).toMatchObject([{ title: "Take up Valley, or ask another school to" }])
  expect(await takeUp(staff, schools.ash)).toEqual({ kind: "not-allowed" })
  expect(await takeUp(heads.fir, schools.fir)).toEqual({ kind: "not-allowed" })

  expect(await takeUp(heads.ash, schools.ash)).toEqual({ kind: "taken-up" })
  expect(await takeUp(heads.ash, schools.ash)).toEqual({ kind: "taken-up" })
  expect(await takeUp(heads.oak, schools.oak)).toEqual({ kind: "led", by: "Head" })
  const coordinators = await as(heads.oak, schools.oak, (tx) => coordinatorsOf(tx, group.id))
  expect(coordinators).toMatchObject([{ personId: heads.ash, schools: ["Ash of Valley"] }])
  expect(await needs()).toEqual([])
})

test("two heads who take a group up at once: one does, the other reads who", async () => {
  const { group, schools, heads, teacher } = await aGroupOfTwo("Moor")
  await loseRole(teacher, heads.oak, schools.oak)
  const outcomes = await Promise.all(
    (["oak", "ash"] as const).map((name) =>
      as(heads[name], schools[name], (tx, actor) => takeUpGroup(tx, actor, aPost, group)),
    ),
  )
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["led", "taken-up"])
  expect(await leading(group.id)).toHaveLength(1)
})

test("the database lets nobody take up a group that is led", async () => {
  const { group, schools, heads } = await aGroupOfTwo("Fell")
  const naming = as(heads.ash, schools.ash, (tx, actor) =>
    tx.insertInto("groupCoordinator").values({ groupId: group.id, personId: actor.personId }).execute(),
  )
  await expect(naming).rejects.toThrow("row-level security")
})
