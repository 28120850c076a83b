import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { changePassword } from "#app/features/auth/account/change-account.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { openRequest } from "#app/features/auth/open-request.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import { confirmAddress } from "#app/features/auth/signing-in/confirm-address.server.ts"
import { enterCode } from "#app/features/auth/signing-in/enter-code.server.ts"
import { openSignInLink, sendSignInLink } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import { signInWithPassword } from "#app/features/auth/signing-in/sign-in-with-password.server.ts"
import { signUp } from "#app/features/auth/signing-in/sign-up.server.ts"
import {
  confirmTwoFactor,
  renewBackupCodes,
  startTwoFactor,
  stopTwoFactor,
} from "#app/features/auth/two-factor/two-factor.server.ts"
import { enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { lettersTo, tokenIn } from "#tests/support/letters.ts"
import { oneTimeCode } from "#tests/support/one-time-code.ts"
import { Browser, type Desk, openDesk } from "#tests/support/sign-in-desk.ts"

let database: TestDatabase
let world: World
let desk: Desk
let browser: Browser
let actor: Actor
let setupUri: string
let backupCodes: string[]
let people = 0
const password = "three unrelated words"

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  desk = openDesk(database)
})
afterAll(async () => {
  await desk.close()
  await world.leave()
  await database.drop()
})
/** Everybody here has two-step sign-in on, and is signed in. */
beforeEach(async () => {
  browser = new Browser()
  const email = `ada${++people}@oak.example`
  await signUp(desk.signIn, browser.visitor, { name: "Ada Byron", email, password })
  const token = tokenIn((await lettersTo(world.owner, email))[0])
  browser.keep(await confirmAddress(desk.signIn, browser.visitor, token))
  actor = (await whoIsIn()) as Actor
  const started = await startTwoFactor(desk.signIn, browser.visitor, actor, password)
  if (started.kind !== "started") throw new Error(started.kind)
  setupUri = started.setupUri
  const on = await confirmTwoFactor(desk.signIn, browser.visitor, actor, oneTimeCode(setupUri))
  if (on.kind !== "on") throw new Error(on.kind)
  browser.keep(on)
  backupCodes = on.backupCodes
})

const whoIsIn = (who = browser) => {
  const token = readSessionToken(who.cookie, desk.signIn)
  return token
    ? openRequest(world.app, token, "read only", async (_tx, actor) => actor)
    : Promise.resolve(null)
}
const enter = async (who: Browser) =>
  who.keep(await signInWithPassword(desk.signIn, who.visitor, { email: actor.email, password }))
const give = async (who: Browser, code: string, isBackup = false) =>
  who.keep(await enterCode(desk.signIn, who.visitor, { code, isBackup }))
const wrong = () => (oneTimeCode(setupUri) === "000000" ? "000001" : "000000")

test("a password alone opens nothing; with the app's code it does", async () => {
  const phone = new Browser()
  expect((await enter(phone)).kind).toBe("code-needed")
  expect(await whoIsIn(phone)).toBeNull()
  expect(await give(phone, wrong())).toEqual({ kind: "wrong" })
  expect((await give(phone, oneTimeCode(setupUri))).kind).toBe("signed-in")
  expect((await whoIsIn(phone))?.twoFactorEnabled).toBe(true)
})

test("a link by email asks for the code too", async () => {
  const phone = new Browser()
  await sendSignInLink(desk.signIn, phone.visitor, { email: actor.email, next: "/" })
  const token = tokenIn((await lettersTo(world.owner, actor.email)).at(-1))
  expect(phone.keep(await openSignInLink(desk.signIn, phone.visitor, token)).kind).toBe("code-needed")
  expect(await whoIsIn(phone)).toBeNull()
  expect((await give(phone, oneTimeCode(setupUri))).kind).toBe("signed-in")
})

test("a backup code works once", async () => {
  const [code = ""] = backupCodes
  const [phone, laptop] = [new Browser(), new Browser()]
  await enter(phone)
  expect((await give(phone, code, true)).kind).toBe("signed-in")
  await enter(laptop)
  expect(await give(laptop, code, true)).toEqual({ kind: "wrong" })
})

test("new backup codes end the old ones", async () => {
  const renewed = await renewBackupCodes(desk.signIn, browser.visitor, actor, password)
  expect(renewed).toMatchObject({ kind: "renewed" })
  const phone = new Browser()
  await enter(phone)
  expect(await give(phone, backupCodes[0] ?? "", true)).toEqual({ kind: "wrong" })
})

test("five wrong codes end the first step, ten lock the account, and the right code does not help then", async () => {
  for (const phone of [new Browser(), new Browser()]) {
    await enter(phone)
    for (let tries = 0; tries < 5; tries++) expect((await give(phone, wrong())).kind).toBe("wrong")
    expect((await give(phone, oneTimeCode(setupUri))).kind).not.toBe("signed-in")
  }
  const another = new Browser()
  await enter(another)
  expect(await give(another, oneTimeCode(setupUri))).toEqual({ kind: "locked" })
})

test("a code without the first step in this browser opens nothing", async () => {
  expect(await give(new Browser(), oneTimeCode(setupUri))).toEqual({ kind: "start-again" })
})

test("turning it off takes the password, ends the old session and is told by email", async () => {
  const before = readSessionToken(browser.cookie, desk.signIn)
  expect(await stopTwoFactor(desk.signIn, browser.visitor, actor, "not the password")).toEqual({
    kind: "wrong-password",
  })
  const off = browser.keep(await stopTwoFactor(desk.signIn, browser.visitor, actor, password))
  expect(off.kind).toBe("off")
  expect(readSessionToken(browser.cookie, desk.signIn)).not.toBe(before)
  expect((await whoIsIn())?.twoFactorEnabled).toBe(false)
  const letters = await lettersTo(world.owner, actor.email)
  expect(letters.at(-1)?.subject).toBe("Two-step sign-in is off for Kith")
})

test("changing the password signs out every other device, and keeps the second step", async () => {
  const phone = new Browser()
  await enter(phone)
  await give(phone, oneTimeCode(setupUri))
  const newPassword = "four quite unrelated words"
  browser.keep(await changePassword(desk.signIn, browser.visitor, actor, { password, newPassword }))
  expect(await whoIsIn(phone)).toBeNull()
  expect((await whoIsIn())?.twoFactorEnabled).toBe(true)
})

test("setting up again, before a first code proves it, makes a new secret; afterwards it is refused", async () => {
  expect(await startTwoFactor(desk.signIn, browser.visitor, actor, password)).toEqual({ kind: "already-on" })
})
