import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openRequest } from "#app/features/auth/open-request.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import { confirmAddress } from "#app/features/auth/signing-in/confirm-address.server.ts"
import { resetPassword, sendResetLink } from "#app/features/auth/signing-in/reset-password.server.ts"
import { openSignInLink, sendSignInLink } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import { signInWithPassword } from "#app/features/auth/signing-in/sign-in-with-password.server.ts"
import { signUp } from "#app/features/auth/signing-in/sign-up.server.ts"
import { aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { lettersTo, tokenIn } from "#tests/support/letters.ts"
import { Browser, type Desk, openDesk } from "#tests/support/sign-in-desk.ts"

let database: TestDatabase
let world: World
let desk: Desk
let browser: Browser
let email: string
let people = 0
beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  desk = openDesk(database)
})
beforeEach(() => {
  browser = new Browser()
  email = `ada${++people}@oak.example`
})
afterAll(async () => {
  await desk.close()
  await world.leave()
  await database.drop()
})

const password = "three unrelated words"
const letters = () => lettersTo(world.owner, email)
const whoIsIn = (who = browser) => {
  const token = readSessionToken(who.cookie, desk.signIn)
  return token ? openRequest(world.app, token, "read only", async (_tx, actor) => actor.email) : null
}
const enter = (given = password, who = browser) =>
  signInWithPassword(desk.signIn, who.visitor, { email, password: given }).then((answer) => who.keep(answer))

/** Somebody who has signed up and confirmed, and is signed out. */
async function aConfirmedAccount() {
  await signUp(desk.signIn, browser.visitor, { name: "Ada Byron", email, password })
  const [letter] = await letters()
  await confirmAddress(desk.signIn, new Browser().visitor, tokenIn(letter))
}

test("a new person confirms their address by the link in the letter, and is in", async () => {
  expect(await signUp(desk.signIn, browser.visitor, { name: "Ada Byron", email, password })).toEqual({
    kind: "check-mail",
  })
  const [letter] = await letters()
  expect(letter?.subject).toBe("Confirm your email address for Kith")
  expect(await enter()).toEqual({ kind: "unconfirmed" })

  const arrival = browser.keep(await confirmAddress(desk.signIn, browser.visitor, tokenIn(letter)))

  expect(arrival.kind).toBe("signed-in")
  expect(await whoIsIn()).toBe(email)
})

test("a password signs in, however the address is capitalised; a wrong one does not", async () => {
  await aConfirmedAccount()
  expect(await enter("not the password")).toEqual({ kind: "wrong" })
  expect(await whoIsIn()).toBeNull()
  const capitals = { email: email.toUpperCase(), password }
  browser.keep(await signInWithPassword(desk.signIn, browser.visitor, capitals))
  expect(await whoIsIn()).toBe(email)
})

test("an address without an account is refused like a wrong password", async () => {
  expect(await enter()).toEqual({ kind: "wrong" })
})

test("signing up with an address that has an account tells its owner, and nobody else", async () => {
  await aConfirmedAccount()
  const answer = await signUp(desk.signIn, browser.visitor, {
    name: "Eve",
    email,
    password: "another password",
  })
  expect(answer).toEqual({ kind: "check-mail" })
  expect((await letters()).at(-1)?.subject).toBe("You already have a Kith account")
  expect((await enter("another password")).kind).toBe("wrong")
  expect((await enter()).kind).toBe("signed-in")
})

test("whoever confirms an address does not inherit the password of somebody who signed up with it before", async () => {
  await signUp(desk.signIn, browser.visitor, { name: "Eve", email, password: "the password of eve" })
  await signUp(desk.signIn, browser.visitor, { name: "Ada Byron", email, password })
  await confirmAddress(desk.signIn, browser.visitor, tokenIn((await letters()).at(-1)))
  expect((await enter("the password of eve", new Browser())).kind).toBe("wrong")
})

test("a sign-up form posted twice makes one account, which keeps its password", async () => {
  const wish = { name: "Ada Byron", email, password }
  await Promise.all([signUp(desk.signIn, browser.visitor, wish), signUp(desk.signIn, browser.visitor, wish)])
  await confirmAddress(desk.signIn, browser.visitor, tokenIn((await letters()).at(-1)))
  expect((await enter()).kind).toBe("signed-in")
})

test("a link by email signs in once, and leads to where the person wanted to go", async () => {
  await aPerson(world.owner, { name: "Ada Byron", email })
  await sendSignInLink(desk.signIn, browser.visitor, { email, next: "/pools?state=open" })
  const [letter] = await letters()
  expect(letter?.body).toContain("http://localhost:3000/sign-in/open?next=%2Fpools%3Fstate%3Dopen&token=")

  const arrival = browser.keep(await openSignInLink(desk.signIn, browser.visitor, tokenIn(letter)))

  expect(arrival.kind).toBe("signed-in")
  expect(await whoIsIn()).toBe(email)
  expect(await openSignInLink(desk.signIn, new Browser().visitor, tokenIn(letter))).toEqual({ kind: "spent" })
})

test("asking for a link looks the same with and without an account, and makes none", async () => {
  expect(await sendSignInLink(desk.signIn, browser.visitor, { email, next: "/" })).toEqual({
    kind: "check-mail",
  })
  expect(await sendResetLink(desk.signIn, browser.visitor, email)).toEqual({ kind: "check-mail" })
  const subjects = (await letters()).map((letter) => letter.subject)
  expect(new Set(subjects)).toEqual(new Set(["There is no Kith account for this email address"]))
  expect(await world.owner.selectFrom("person").where("email", "=", email).execute()).toEqual([])
})

test("a new password ends every session, and the link that set it is spent", async () => {
  await aConfirmedAccount()
  await enter()
  await sendResetLink(desk.signIn, browser.visitor, email)
  const token = tokenIn((await letters()).at(-1))
  const newPassword = "four quite unrelated words"

  expect(await resetPassword(desk.signIn, { token, newPassword })).toEqual({ kind: "changed" })

  expect(await whoIsIn()).toBeNull()
  expect((await enter()).kind).toBe("wrong")
  expect((await enter(newPassword)).kind).toBe("signed-in")
  expect(await resetPassword(desk.signIn, { token, newPassword })).toEqual({ kind: "spent" })
  expect((await letters()).at(-1)?.subject).toBe("Your Kith password was changed")
})

test("who asked for a link to reset it, and never confirmed their address, has confirmed it by reading it", async () => {
  await signUp(desk.signIn, browser.visitor, { name: "Ada Byron", email, password })
  await sendResetLink(desk.signIn, browser.visitor, email)
  await resetPassword(desk.signIn, { token: tokenIn((await letters()).at(-1)), newPassword: password })
  expect((await enter()).kind).toBe("signed-in")
})

test("a session planted before signing in is never the one that the person gets", async () => {
  await aConfirmedAccount()
  const attacker = new Browser()
  await enter(password, attacker)
  const planted = readSessionToken(attacker.cookie, desk.signIn)
  for (const [name, value] of attacker.cookies) browser.cookies.set(name, value)

  await enter()

  expect(readSessionToken(browser.cookie, desk.signIn)).not.toBe(planted)
  expect(await whoIsIn(attacker)).toBeNull()
})
