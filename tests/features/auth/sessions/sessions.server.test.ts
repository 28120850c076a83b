import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { askToChangeEmail, changePassword, rename } from "#app/features/auth/account/change-account.server.ts"
import { actForSchool } from "#app/features/auth/act-for-school.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { createDemoAccess } from "#app/features/auth/demo/demo-access.server.ts"
import { openRequest } from "#app/features/auth/open-request.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import {
  endAllSessions,
  endSession,
  listSessions,
  signOut,
} from "#app/features/auth/sessions/sessions.server.ts"
import { confirmAddress } from "#app/features/auth/signing-in/confirm-address.server.ts"
import { signInWithPassword } from "#app/features/auth/signing-in/sign-in-with-password.server.ts"
import { aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { lettersTo, tokenIn } from "#tests/support/letters.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"
import { Browser, type Desk, openDesk } from "#tests/support/sign-in-desk.ts"

let database: TestDatabase
let world: World
let desk: Desk
let oak: string
let ash: string
let ada: string
let browser: Browser
beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  desk = openDesk(database)
  oak = await aSchool(world.owner, { name: "Oak Primary School" })
  ash = await aSchool(world.owner, { name: "Ash Primary School" })
})
afterAll(async () => {
  await desk.close()
  await world.leave()
  await database.drop()
})
beforeEach(async () => {
  ada = await aPerson(world.owner, {
    name: "Ada Byron",
    roles: [
      [oak, "head"],
      [ash, "governor"],
    ],
  })
  browser = await signedIn()
})

async function signedIn(personId = ada) {
  const someone = new Browser()
  const [name = "", value = ""] = (await sessionCookieFor(database.url, personId)).split("=")
  someone.cookies.set(name, value)
  return someone
}
const whoIsIn = async (who = browser): Promise<Actor | null> => {
  const token = readSessionToken(who.cookie, desk.signIn)
  return token ? openRequest(world.app, token, "read only", async (_tx, actor) => actor) : null
}

test("a person sees where they are signed in, by device, and which of it is here", async () => {
  await signedIn()
  const sessions = await listSessions(desk.signIn, browser.visitor, ada)
  expect(sessions.map((session) => session.isThisOne).sort()).toEqual([false, true])
  expect(JSON.stringify(sessions)).not.toContain(readSessionToken(browser.cookie, desk.signIn))
})

test("ending one session leaves the others, and never touches somebody else's", async () => {
  const phone = await signedIn()
  const ben = await aPerson(world.owner, { name: "Ben Carr" })
  const bens = await signedIn(ben)
  const [theirs] = await listSessions(desk.signIn, bens.visitor, ben)
  await endSession(desk.signIn, ada, theirs?.id ?? "")
  expect((await whoIsIn(bens))?.personId).toBe(ben)

  const other = (await listSessions(desk.signIn, browser.visitor, ada)).find((session) => !session.isThisOne)
  await endSession(desk.signIn, ada, other?.id ?? "")
  expect(await whoIsIn(phone)).toBeNull()
  expect((await whoIsIn())?.personId).toBe(ada)
})

test("signing out everywhere ends every session, and the browser forgets its own", async () => {
  const phone = await signedIn()
  browser.keep({ cookies: await endAllSessions(desk.signIn, browser.visitor, ada) })
  expect(browser.cookie).toBe("")
  expect(await whoIsIn(phone)).toBeNull()
})

test("a cookie kept from before signing out opens nothing", async () => {
  const kept = await signedIn()
  const copy = new Map(kept.cookies)
  kept.keep({ cookies: await signOut(desk.signIn, kept.visitor) })
  expect(kept.cookie).toBe("")
  for (const [name, value] of copy) kept.cookies.set(name, value)
  expect(await whoIsIn(kept)).toBeNull()
})

test("looking at a page counts as using the session, and is noted at most every ten minutes", async () => {
  const longAgo = Temporal.Now.instant().round("second").subtract({ hours: 2 })
  await world.owner
    .updateTable("auth.session")
    .set({ updatedAt: longAgo })
    .where("userId", "=", ada)
    .execute()
  const lastUse = async () => (await listSessions(desk.signIn, browser.visitor, ada))[0]!.lastUsedAt
  expect((await lastUse()).equals(longAgo)).toBe(true)
  await whoIsIn()
  const noted = await lastUse()
  expect(Temporal.Instant.compare(noted, longAgo)).toBe(1)
  await whoIsIn()
  expect((await lastUse()).equals(noted)).toBe(true)
})

test("a person acts for the school they choose, in this browser only", async () => {
  const phone = await signedIn()
  const actor = (await whoIsIn())!
  expect(actor.school?.name).toBe("Ash Primary School")
  expect(await actForSchool(desk.signIn, browser.visitor, actor, oak)).toBe(true)
  expect((await whoIsIn())?.school?.name).toBe("Oak Primary School")
  expect((await whoIsIn(phone))?.school?.name).toBe("Ash Primary School")
})

test("nobody acts for a school where they hold no role", async () => {
  const elm = await aSchool(world.owner, { name: "Elm Primary School" })
  const actor = (await whoIsIn())!
  for (const school of [elm, "not-a-school", ""])
    expect(await actForSchool(desk.signIn, browser.visitor, actor, school)).toBe(false)
})

test("a person who lost their role acts for another school of theirs from the next page on, or for none", async () => {
  await actForSchool(desk.signIn, browser.visitor, (await whoIsIn())!, oak)
  const end = (schoolId: string) =>
    world.owner
      .updateTable("schoolRole")
      .set({ endedAt: Temporal.Now.instant() })
      .where("personId", "=", ada)
      .where("schoolId", "=", schoolId)
      .execute()
  await end(oak)
  expect((await whoIsIn())?.school?.name).toBe("Ash Primary School")
  await end(ash)
  expect(await whoIsIn()).toMatchObject({ school: null, places: [], groups: [] })
})

test("a new address counts once it is confirmed, and the old one is told", async () => {
  const actor = (await whoIsIn())!
  const email = "ada.byron@county.example"
  expect(await askToChangeEmail(desk.signIn, browser.visitor, actor, { email, password: "" })).toEqual({
    kind: "check-mail",
  })
  expect((await whoIsIn())?.email).toBe(actor.email)
  const [warning] = await lettersTo(world.owner, actor.email)
  expect(warning?.body).toContain(email)

  const [letter] = await lettersTo(world.owner, email)
  browser.keep(await confirmAddress(desk.signIn, browser.visitor, tokenIn(letter)))
  expect((await whoIsIn())?.email).toBe(email)
})

test("an address that somebody else took meanwhile is not taken from them", async () => {
  const actor = (await whoIsIn())!
  const email = "taken@county.example"
  await askToChangeEmail(desk.signIn, browser.visitor, actor, { email, password: "" })
  await aPerson(world.owner, { name: "Cy Dean", email })
  const [letter] = await lettersTo(world.owner, email)
  expect(await confirmAddress(desk.signIn, browser.visitor, tokenIn(letter))).toEqual({ kind: "spent" })
  expect((await whoIsIn())?.email).toBe(actor.email)
})

test("who came by links sets a first password, and every other device is signed out", async () => {
  const phone = await signedIn()
  const actor = (await whoIsIn())!
  const newPassword = "three unrelated words"
  const changed = await changePassword(desk.signIn, browser.visitor, actor, { password: "", newPassword })
  expect(changed.kind).toBe("changed")
  expect(await whoIsIn(phone)).toBeNull()
  expect((await whoIsIn())?.personId).toBe(ada)
  const entered = { email: actor.email, password: newPassword }
  expect((await signInWithPassword(desk.signIn, phone.visitor, entered)).kind).toBe("signed-in")
})

test("a new name is on the next page", async () => {
  await rename(desk.signIn, browser.visitor, "Ada Lovelace")
  expect((await whoIsIn())?.name).toBe("Ada Lovelace")
})

test("in the demo anybody becomes anybody, for the school they chose; outside it nobody does", async () => {
  const demo = openDesk(database, { demo: true })
  const visitor = new Browser()
  const wish = { personId: ada, schoolId: oak }
  const arrival = await createDemoAccess(world.owner, demo.signIn).signInAs(visitor.visitor, wish)
  visitor.keep(arrival ?? {})
  expect(await whoIsIn(visitor)).toMatchObject({ personId: ada, school: { id: oak } })
  const nobody = { personId: oak, schoolId: oak }
  expect(await createDemoAccess(world.owner, demo.signIn).signInAs(visitor.visitor, nobody)).toBeNull()
  expect(await createDemoAccess(world.owner, desk.signIn).signInAs(visitor.visitor, wish)).toBeNull()
  await demo.close()
})
