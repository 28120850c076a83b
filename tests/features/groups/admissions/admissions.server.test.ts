import { randomUUID } from "node:crypto"
import { beforeAll, beforeEach, expect, test } from "vitest"
import type { Actor, SchoolActor } from "#app/features/auth/actor.ts"
import {
  admissionsConcerning,
  openAdmissionsOf,
} from "#app/features/groups/admissions/admission-queries.server.ts"
import { answerAdmission } from "#app/features/groups/admissions/answer-admission.server.ts"
import { askToJoinGroup } from "#app/features/groups/admissions/ask-to-join-group.server.ts"
import { inviteSchools } from "#app/features/groups/admissions/invite-schools.server.ts"
import { withdrawAdmission } from "#app/features/groups/admissions/withdraw-admission.server.ts"
import { foundGroup } from "#app/features/groups/founding/found-group.server.ts"
import { searchWords } from "#app/features/groups/register/search-words.ts"
import { groupHistory } from "#app/features/groups/showing/group-history-queries.server.ts"
import {
  coordinatorsOf,
  findGroups,
  groupDetails,
  memberSchools,
} from "#app/features/groups/showing/group-queries.server.ts"
import type { Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"
import { lettersTo } from "#tests/support/letters.ts"

let world: World
let oak: { id: string; urn: number; head: string; email: string }
let ash: typeof oak
let valley: { id: string; name: string }

beforeAll(async () => {
  const opened = await openWorld()
  world = opened.world
  return opened.close
})

let lastUrn = 500_000
/** A school with a head, who reads mail. */
const aLedSchool = async (name: string) => {
  const urn = ++lastUrn
  const id = await aSchool(world.owner, { name, urn })
  const email = `head.${urn}@example.org`
  return {
    id,
    urn,
    email,
    head: await aPerson(world.owner, { name: `Head of ${name}`, email, roles: [[id, "head"]] }),
  }
}
beforeEach(async () => {
  oak = await aLedSchool("Oak")
  ash = await aLedSchool("Ash")
  const id = await aGroup(world.owner, { name: "Valley", schools: [oak.id], coordinators: [oak.head] })
  valley = { id, name: "Valley" }
})

const act = <T>(school: typeof oak, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, school.head, school.id, work)
const members = async (groupId: string) =>
  (await act(oak, (tx) => memberSchools(tx, groupId, null))).schools.map((school) => school.name)
const invite = (urns: number[], emails: string[] = [], message = "") =>
  act(oak, (tx, actor) => inviteSchools(tx, actor, aPost, valley, { invitees: { urns, emails }, message }))
const ask = (school: typeof oak, message = "") =>
  act(school, (tx, actor) => askToJoinGroup(tx, actor, aPost, valley, { id: randomUUID(), message }))
const answer = (by: typeof oak, admissionId: string, is: "accepted" | "declined") =>
  act(by, (tx, actor) => answerAdmission(tx, actor, aPost, { admissionId, answer: is }))
const pending = async (by: typeof oak) => act(by, (tx) => openAdmissionsOf(tx, valley.id))

test("who founds a group coordinates it, and their school is its first member, once", async () => {
  const group = { id: randomUUID(), name: "Moor", kind: "alliance" as const, description: "" }
  const found = () => act(oak, (tx, actor) => foundGroup(tx, actor, group))
  expect([await found(), await found()]).toEqual([{ kind: "founded" }, { kind: "founded" }])

  expect(await members(group.id)).toEqual(["Oak"])
  const coordinators = await act(oak, (tx) => coordinatorsOf(tx, group.id))
  expect(coordinators).toMatchObject([{ name: "Head of Oak", schools: ["Oak"] }])
  const history = await act(oak, (tx) => groupHistory(tx, group.id, null))
  expect(history.entries.map((entry) => entry.act)).toEqual(["found-group"])
})

test("a form that has founded one group founds no other, and does not say that it did", async () => {
  const group = { id: randomUUID(), name: "Dale", kind: "alliance" as const, description: "" }
  expect(await act(oak, (tx, actor) => foundGroup(tx, actor, group))).toEqual({ kind: "founded" })
  const spent = { kind: "form-spent" }
  expect(await act(oak, (tx, actor) => foundGroup(tx, actor, { ...group, name: "Fell" }))).toEqual(spent)
  expect(await act(ash, (tx, actor) => foundGroup(tx, actor, group))).toEqual(spent)
  expect(await members(group.id)).toEqual(["Oak"])
})

test("a form that asked to join, and was answered, does not say that it has asked again", async () => {
  const id = randomUUID()
  const askWith = () => act(ash, (tx, actor) => askToJoinGroup(tx, actor, aPost, valley, { id, message: "" }))
  expect(await askWith()).toEqual({ kind: "asked" })
  expect(await askWith()).toEqual({ kind: "asked" })
  await answer(oak, id, "declined")
  expect(await askWith()).toEqual({ kind: "form-spent" })
  expect(await pending(oak)).toEqual([])
})

test("staff found no group", async () => {
  const teacher = await aPerson(world.owner, { name: "Teacher", roles: [[oak.id, "staff"]] })
  const group = { id: randomUUID(), name: "Moor", kind: "alliance" as const, description: "" }
  const outcome = await actingAs(world, teacher, oak.id, (tx, actor) => foundGroup(tx, actor, group))
  expect(outcome).toEqual({ kind: "not-allowed" })
})

test("a school that is invited by its URN joins when its head accepts", async () => {
  expect(await invite([ash.urn], [], "Paper together?")).toMatchObject({ kind: "invited", invited: ["Ash"] })
  const [letter] = await lettersTo(world.owner, ash.email)
  expect(letter?.subject).toBe("Valley invites Ash")
  expect(letter?.body).toContain("Paper together?")

  const [admission] = await pending(ash)
  const answered = await answer(ash, admission!.id, "accepted")
  expect(answered).toEqual({ kind: "answered", groupId: valley.id, school: "Ash" })
  expect(await members(valley.id)).toEqual(["Ash", "Oak"])
  expect((await lettersTo(world.owner, oak.email)).at(-1)?.subject).toBe("Ash has joined Valley")
})

test("a coordinator cannot accept their own invitation", async () => {
  await invite([ash.urn])
  const [admission] = await pending(oak)
  expect(await answer(oak, admission!.id, "accepted")).toEqual({ kind: "not-allowed" })
})

test("an invitation to an address is accepted for the school its receiver speaks for", async () => {
  await invite([], [ash.email])
  expect((await lettersTo(world.owner, ash.email))[0]?.subject).toBe("Valley invites your school")
  const waiting = await act(ash, (tx, actor) => admissionsConcerning(tx, actor))
  expect(waiting).toMatchObject([{ groupName: "Valley", schoolId: null }])

  await answer(ash, waiting[0]!.id, "accepted")
  expect(await members(valley.id)).toEqual(["Ash", "Oak"])
})

test("a school that was invited before is not written to again", async () => {
  await invite([ash.urn])
  expect(await invite([ash.urn])).toMatchObject({ kind: "invited", invited: [], before: ["Ash"] })
  expect(await lettersTo(world.owner, ash.email)).toHaveLength(1)
})

test("all that are named are invited, or none, with a sentence for each that cannot be", async () => {
  const outcome = await invite([ash.urn, 999_999, oak.urn])
  expect(outcome).toEqual({
    kind: "refused",
    sentences: ["No school has the URN 999999", `Oak (${oak.urn}) is in the group already`],
  })
  expect(await pending(oak)).toEqual([])
})

test("a school of which nobody uses Kith yet is invited, and the coordinator told that nobody could be written to", async () => {
  const urn = ++lastUrn
  await aSchool(world.owner, { name: "Empty", urn, joined: false })
  expect(await invite([urn])).toMatchObject({ invited: ["Empty"], unreached: ["Empty"] })
})

test("a school asks to join once, however often it presses the button, and a coordinator lets it in", async () => {
  expect([await ask(ash, "Please"), await ask(ash)]).toEqual([{ kind: "asked" }, { kind: "asked" }])
  expect(await lettersTo(world.owner, oak.email)).toHaveLength(1)
  const [request] = await pending(oak)
  expect(request).toMatchObject({ schoolName: "Ash", message: "Please", openedBySide: "school" })

  await answer(oak, request!.id, "accepted")
  expect(await members(valley.id)).toEqual(["Ash", "Oak"])
  expect((await lettersTo(world.owner, ash.email)).at(-1)?.subject).toBe("Your school is now in Valley")
})

test("a school that is declined may ask again", async () => {
  await ask(ash)
  await answer(oak, (await pending(oak))[0]!.id, "declined")
  expect(await ask(ash)).toEqual({ kind: "asked" })
  expect(await members(valley.id)).toEqual(["Oak"])
})

test("of two coordinators who answer one request at once, one wins and the other reads that it is answered", async () => {
  const deputy = await aPerson(world.owner, { name: "Deputy", roles: [[oak.id, "staff"]] })
  await world.owner.insertInto("groupCoordinator").values({ groupId: valley.id, personId: deputy }).execute()
  await ask(ash)
  const [request] = await pending(oak)
  const decline = actingAs(world, deputy, oak.id, (tx, actor: Actor) =>
    answerAdmission(tx, actor, aPost, { admissionId: request!.id, answer: "declined" }),
  )
  const outcomes = await Promise.all([answer(oak, request!.id, "accepted"), decline])
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["answered", "answered-already"])
})

test("an invited school accepts instead of asking", async () => {
  await invite([ash.urn])
  expect(await ask(ash)).toEqual({ kind: "invited-already" })
})

test("a request that was withdrawn can no longer be approved", async () => {
  await ask(ash)
  const [request] = await pending(oak)
  await act(ash, (tx, actor) => withdrawAdmission(tx, actor, request!.id))
  expect(await answer(oak, request!.id, "accepted")).toEqual({
    kind: "answered-already",
    answer: "withdrawn",
  })
})

test("an admission that has run out is no longer answered, and makes room for the next", async () => {
  await invite([ash.urn])
  const [admission] = await pending(ash)
  await world.owner
    .updateTable("groupAdmission")
    .set({ expiresAt: Temporal.Now.instant().subtract({ hours: 1 }) })
    .where("id", "=", admission!.id)
    .execute()
  expect(await answer(ash, admission!.id, "accepted")).toEqual({
    kind: "answered-already",
    answer: "expired",
  })
  expect(await invite([ash.urn])).toMatchObject({ invited: ["Ash"] })
})

test("a school of another group learns a group's name and size, and nothing else", async () => {
  expect(await act(ash, (tx) => groupDetails(tx, valley.id))).toMatchObject({ name: "Valley", schools: 1 })
  expect(await act(ash, (tx) => memberSchools(tx, valley.id, null))).toEqual({ schools: [], next: null })
  expect(await act(ash, (tx) => coordinatorsOf(tx, valley.id))).toEqual([])
  const history = await act(ash, (tx) => groupHistory(tx, valley.id, null))
  expect(history.entries).toEqual([])
})

test("a group is found by the start of any word of its name", async () => {
  const name = "Upper Wharfe's Learning Community"
  await aGroup(world.owner, { name, schools: [oak.id], coordinators: [oak.head] })
  const find = (typed: string) => act(ash, (tx) => findGroups(tx, searchWords(typed)!, null))
  expect((await find("wharfes learn")).groups.map((group) => group.name)).toEqual([name])
  expect((await find("nothing like it")).groups).toEqual([])
})
