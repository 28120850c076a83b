import { beforeAll, beforeEach, expect, test } from "vitest"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { endCoordinator } from "#app/features/groups/coordinators/end-coordinator.server.ts"
import { nameCoordinator } from "#app/features/groups/coordinators/name-coordinator.server.ts"
import { leaveGroup } from "#app/features/groups/leaving/leave-group.server.ts"
import { groupDetails } from "#app/features/groups/showing/group-queries.server.ts"
import type { Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"
import { lettersTo } from "#tests/support/letters.ts"

let world: World
type Led = { id: string; head: string; email: string }
let oak: Led
let ash: Led
let valley: { id: string; name: string }

beforeAll(async () => {
  const opened = await openWorld()
  world = opened.world
  return opened.close
})
const aLedSchool = async (name: string): Promise<Led> => {
  const id = await aSchool(world.owner, { name })
  const email = `head.${id}@example.org`
  return {
    id,
    email,
    head: await aPerson(world.owner, { name: `Head of ${name}`, email, roles: [[id, "head"]] }),
  }
}
beforeEach(async () => {
  oak = await aLedSchool("Oak")
  ash = await aLedSchool("Ash")
  const schools: [string, string] = [oak.id, ash.id]
  valley = {
    name: "Valley",
    id: await aGroup(world.owner, { name: "Valley", schools, coordinators: [oak.head] }),
  }
})

const act = <T>(school: Led, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, school.head, school.id, work)
const leave = (school: Led) => act(school, (tx, actor) => leaveGroup(tx, actor, aPost, valley))

/** An open pool of these groups, led by one school and joined by another. */
const anOpenPool = async (title: string, lead: Led, groups: string[], committed?: Led) => {
  const now = Temporal.Now.instant()
  const { id } = await world.owner
    .insertInto("pool")
    .values({
      ...{ title, leadSchoolId: lead.id, supplierName: "Paper Ltd", state: "open", createdBy: lead.head },
      ...{ opensAt: now.subtract({ hours: 1 }), closesAt: now.add({ hours: 1 }) },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  for (const groupId of groups)
    await world.owner.insertInto("poolGroup").values({ poolId: id, groupId }).execute()
  if (committed)
    await world.owner
      .insertInto("commitment")
      .values({ poolId: id, schoolId: committed.id, committedBy: committed.head })
      .execute()
  return id
}

test("a school that leaves sees nothing of the group any more, and its coordinator reads of it", async () => {
  expect(await leave(ash)).toEqual({ kind: "left" })
  expect(await act(ash, async (_tx, actor) => actor.groups)).toEqual([])
  expect((await lettersTo(world.owner, oak.email)).at(-1)?.subject).toBe("Ash has left Valley")
  expect(await leave(ash)).toEqual({ kind: "not-a-member" })
})

test("an open pool that a school is in or leads holds it in the group", async () => {
  const paper = await anOpenPool("Paper", oak, [valley.id], ash)
  const pens = await anOpenPool("Pens", ash, [valley.id])
  const outcome = await leave(ash)
  expect(outcome).toMatchObject({ kind: "held" })
  expect(
    outcome.kind === "held" && outcome.leaving.holding.map(({ id, holds }) => [id, holds]).sort(),
  ).toEqual(
    [
      [paper, "committed"],
      [pens, "leads"],
    ].sort(),
  )
})

test("an open pool of another group that the school stays in does not hold it", async () => {
  const moor = await aGroup(world.owner, {
    name: "Moor",
    schools: [oak.id, ash.id],
    coordinators: [oak.head],
  })
  await anOpenPool("Paper", oak, [valley.id, moor], ash)
  expect(await leave(ash)).toEqual({ kind: "left" })
})

test("a school whose people alone coordinate the others cannot leave them without a coordinator", async () => {
  expect(await leave(oak)).toMatchObject({ kind: "held", leaving: { leavesNobody: true } })
  const named = await act(oak, (tx, actor) => nameCoordinator(tx, actor, aPost, valley, ash.email))
  expect(named).toEqual({ kind: "named", name: "Head of Ash" })
  expect(await leave(oak)).toEqual({ kind: "left" })
  expect(await act(oak, async (_tx, actor) => actor.coordinates)).toEqual([])
})

test("with its last school a group ends", async () => {
  await leave(ash)
  expect(await leave(oak)).toEqual({ kind: "left" })
  expect(await act(oak, (tx) => groupDetails(tx, valley.id))).toMatchObject({ schools: 0 })
})

test("only people of the group's schools coordinate it", async () => {
  await aPerson(world.owner, { name: "Stranger", email: "stranger@example.org" })
  const named = await act(oak, (tx, actor) =>
    nameCoordinator(tx, actor, aPost, valley, "stranger@example.org"),
  )
  expect(named).toEqual({ kind: "not-in-group" })
})

test("of two coordinators who end each other's part at once, one stays", async () => {
  await act(oak, (tx, actor) => nameCoordinator(tx, actor, aPost, valley, ash.email))
  const end = (by: Led, whom: Led) =>
    act(by, (tx, actor) => endCoordinator(tx, actor, aPost, valley, whom.head))
  const kinds = (await Promise.all([end(oak, ash), end(ash, oak)])).map((ending) => ending.kind)
  expect(kinds.filter((kind) => kind === "ended")).toHaveLength(1)
})
