import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Actor, SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { acceptRole, declineRole } from "#app/features/groups/people/accept-role.server.ts"
import { endRole } from "#app/features/groups/people/end-role.server.ts"
import { invitePerson } from "#app/features/groups/people/invite-person.server.ts"
import { invitationsTo, rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import { withdrawInvitation } from "#app/features/groups/people/withdraw-invitation.server.ts"
import { claimSchool } from "#app/features/groups/schools/claim-school.server.ts"
import type { Tx } from "#db/client.ts"
import { aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"
import { lettersTo } from "#tests/support/letters.ts"

let world: World
beforeAll(async () => {
  const opened = await openWorld()
  world = opened.world
  return opened.close
})

const forSchool = <T>(person: string, school: string, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, person, school, work)
const asPerson = <T>(person: string, work: (tx: Tx, actor: Actor) => Promise<T>) =>
  actingAs(world, person, null, work)

const invite = (email: string, role: SchoolRole, id = randomUUID()) => ({ id, email, role })
const urnOf = async (id: string) =>
  (await world.owner.selectFrom("school").select("urn").where("id", "=", id).executeTakeFirstOrThrow()).urn
const recordsOf = async (schoolId: string) =>
  (
    await world.owner
      .selectFrom("auditEvent")
      .select("act")
      .where("schoolId", "=", schoolId)
      .orderBy("id")
      .execute()
  ).map((event) => event.act)

test("the first of a school takes it over, and everybody after is told whom to ask", async () => {
  const school = await aSchool(world.owner, { name: "Elm", joined: false })
  const urn = await urnOf(school)
  const first = await aPerson(world.owner, { name: "First" })
  const second = await aPerson(world.owner, { name: "Second" })
  const claim = (person: string) =>
    asPerson(person, (tx, actor) => claimSchool(tx, actor, { urn, role: "business-manager" }))

  expect(await claim(first)).toMatchObject({ kind: "claimed" })
  expect(await claim(first)).toMatchObject({ kind: "claimed" })
  expect(await claim(second)).toMatchObject({
    kind: "somebody-is-there",
    leaders: [{ name: "First", role: "business-manager" }],
  })
  const places = await asPerson(first, async (_tx, actor) => actor.places)
  expect(places).toEqual([{ id: school, name: "Elm", roles: ["business-manager"] }])
  expect(await recordsOf(school)).toEqual(["claim-school"])
})

test("of two people who take over a school at once, one does", async () => {
  const urn = await urnOf(await aSchool(world.owner, { name: "Yew", joined: false }))
  const people = await Promise.all(["A", "B", "C", "D"].map((name) => aPerson(world.owner, { name })))
  const claims = people.map((person) =>
    asPerson(person, (tx, actor) => claimSchool(tx, actor, { urn, role: "head" })),
  )
  const kinds = (await Promise.all(claims)).map((claim) => claim.kind).sort()
  expect(kinds).toEqual(["claimed", "somebody-is-there", "somebody-is-there", "somebody-is-there"])
})

test("nobody takes over a school on an unproven address, one that is closed, or one that does not exist", async () => {
  const open = await urnOf(await aSchool(world.owner, { name: "Open", joined: false }))
  const closedId = await aSchool(world.owner, { name: "Closed", joined: false })
  await world.owner
    .updateTable("school")
    .set({ closedOn: Temporal.PlainDate.from("2020-08-31") })
    .where("id", "=", closedId)
    .execute()
  const closed = await urnOf(closedId)
  const unproven = await aPerson(world.owner, { name: "Unproven", emailVerified: false })
  const proven = await aPerson(world.owner, { name: "Proven" })
  const claim = (person: string, urn: number) =>
    asPerson(person, (tx, actor) => claimSchool(tx, actor, { urn, role: "head" }))

  expect((await claim(unproven, open)).kind).toBe("email-not-verified")
  expect((await claim(proven, closed)).kind).toBe("closed")
  expect((await claim(proven, 999_998)).kind).toBe("no-such-school")
})

test("who is invited by e-mail takes the role they were offered, and the inviter reads of it", async () => {
  const school = await aSchool(world.owner, { name: "Oak" })
  const head = await aPerson(world.owner, {
    name: "Head",
    email: "head@oak.example",
    roles: [[school, "head"]],
  })
  const form = invite("new@oak.example", "finance")
  const asked = () => forSchool(head, school, (tx, actor) => invitePerson(tx, actor, aPost, form))
  expect([await asked(), await asked()]).toEqual([{ kind: "invited" }, { kind: "invited" }])
  const letters = await lettersTo(world.owner, "new@oak.example")
  expect(letters.map((letter) => letter.subject)).toEqual(["Oak invites you to Kith"])

  const newcomer = await aPerson(world.owner, { name: "Newcomer", email: "New@Oak.example" })
  const waiting = await asPerson(newcomer, (tx, actor) => invitationsTo(tx, actor.email))
  expect(waiting).toMatchObject([{ schoolName: "Oak", role: "finance" }])
  const accept = () => asPerson(newcomer, (tx, actor) => acceptRole(tx, actor, aPost, form.id))
  expect((await accept()).kind).toBe("answered")
  expect(await accept()).toEqual({ kind: "answered-already", answer: "accepted" })

  const place = await asPerson(newcomer, async (_tx, actor) => actor.school)
  expect(place).toEqual({ id: school, name: "Oak", roles: ["finance"] })
  expect((await lettersTo(world.owner, "head@oak.example")).at(-1)?.subject).toBe("Newcomer now acts for Oak")
  expect(await recordsOf(school)).toEqual(["invite-person", "accept-role"])
})

test("an invitation is answered by whom it is for, while it stands", async () => {
  const school = await aSchool(world.owner, { name: "Ash" })
  const head = await aPerson(world.owner, { name: "Head", roles: [[school, "head"]] })
  const invited = await aPerson(world.owner, { name: "Invited", email: "invited@ash.example" })
  const other = await aPerson(world.owner, { name: "Other" })
  const form = invite("invited@ash.example", "staff")
  await forSchool(head, school, (tx, actor) => invitePerson(tx, actor, aPost, form))

  const byOther = await asPerson(other, (tx, actor) => acceptRole(tx, actor, aPost, form.id))
  expect(byOther.kind).toBe("not-found")
  await forSchool(head, school, (tx, actor) => withdrawInvitation(tx, actor, form.id))
  const late = await asPerson(invited, (tx, actor) => declineRole(tx, actor, aPost, form.id))
  expect(late).toEqual({ kind: "answered-already", answer: "withdrawn" })
})

test("an invitation that has run out can be sent again", async () => {
  const school = await aSchool(world.owner, { name: "Fir" })
  const head = await aPerson(world.owner, { name: "Head", roles: [[school, "head"]] })
  const invited = await aPerson(world.owner, { name: "Slow", email: "slow@fir.example" })
  const [first, second] = [invite("slow@fir.example", "staff"), invite("slow@fir.example", "staff")]
  await forSchool(head, school, (tx, actor) => invitePerson(tx, actor, aPost, first))
  await world.owner
    .updateTable("roleInvitation")
    .set({ expiresAt: Temporal.Now.instant().subtract({ hours: 1 }) })
    .execute()

  const late = await asPerson(invited, (tx, actor) => acceptRole(tx, actor, aPost, first.id))
  expect(late).toEqual({ kind: "answered-already", answer: "expired" })
  await forSchool(head, school, (tx, actor) => invitePerson(tx, actor, aPost, second))
  const again = await asPerson(invited, (tx, actor) => acceptRole(tx, actor, aPost, second.id))
  expect(again.kind).toBe("answered")
})

test("a business manager invites the school's first head, and no second one", async () => {
  const school = await aSchool(world.owner, { name: "Bay" })
  const manager = await aPerson(world.owner, { name: "Manager", roles: [[school, "business-manager"]] })
  const inviteHead = () =>
    forSchool(manager, school, (tx, actor) => invitePerson(tx, actor, aPost, invite("h@bay.example", "head")))
  expect((await inviteHead()).kind).toBe("invited")
  await aPerson(world.owner, { name: "Head", roles: [[school, "head"]] })
  expect((await inviteHead()).kind).toBe("not-allowed")
})

test("nobody removes the last who speaks for a school, not even two at the same moment", async () => {
  const school = await aSchool(world.owner, { name: "Box" })
  const [a, b] = await Promise.all(
    ["A", "B"].map((name) => aPerson(world.owner, { name, roles: [[school, "head"]] })),
  )
  const roles = await forSchool(a!, school, (tx) => rolesAt(tx, school))
  const roleOf = (person: string) => roles.find((role) => role.personId === person)!.id
  const end = (by: string, whose: string) =>
    forSchool(by, school, (tx, actor) => endRole(tx, actor, aPost, roleOf(whose)))

  const kinds = (await Promise.all([end(a!, a!), end(b!, b!)])).map((ending) => ending.kind)
  expect(kinds.sort()).toEqual(["ended", "last-leader"])
})

test("staff end their own role and nobody else's", async () => {
  const school = await aSchool(world.owner, { name: "May" })
  const head = await aPerson(world.owner, { name: "Head", roles: [[school, "head"]] })
  const teacher = await aPerson(world.owner, { name: "Teacher", roles: [[school, "staff"]] })
  const roles = await forSchool(head, school, (tx) => rolesAt(tx, school))
  const end = (name: string) =>
    forSchool(teacher, school, (tx, actor) =>
      endRole(tx, actor, aPost, roles.find((role) => role.name === name)!.id),
    )
  expect((await end("Head")).kind).toBe("not-allowed")
  expect((await end("Teacher")).kind).toBe("ended")
})
