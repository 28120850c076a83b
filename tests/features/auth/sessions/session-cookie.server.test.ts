import { beforeAll, expect, test } from "vitest"
import { createDemoAccess } from "#app/features/auth/demo/demo-access.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import { aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { aPerson, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { sessionCookieFor, testSecret } from "#tests/support/sign-in.ts"
import { APP_URL, Browser, openDesk } from "#tests/support/sign-in-desk.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

const here = { secret: testSecret, appUrl: APP_URL }
const secured = { secret: testSecret, appUrl: "https://kith.example" }

/** The Set-Cookie that better-auth itself writes. */
async function realCookie(appUrl: string): Promise<string> {
  const desk = openDesk(database, { demo: true, appUrl })
  const schoolId = await aSchool(world.owner, { name: "Oak Primary School" })
  const personId = await aPerson(world.owner, { name: "Ada Byron", roles: [[schoolId, "head"]] })
  const access = createDemoAccess(world.owner, desk.signIn)
  const arrival = await access.signInAs(new Browser().visitor, { personId, schoolId })
  await desk.close()
  return arrival?.cookies.find((cookie) => cookie.includes("session_token")) ?? ""
}

test("the cookie that better-auth sets is the one we read, and scripts cannot", async () => {
  const cookie = await realCookie(APP_URL)
  expect(cookie).toMatch(/^kith\.session_token=/)
  expect(cookie).toMatch(/; HttpOnly/)
  expect(cookie).toMatch(/; SameSite=Lax/)
  expect(readSessionToken(cookie.split(";")[0]!, here)).toMatch(/^[A-Za-z0-9]{32}$/)
})

test("over HTTPS only the cookie that HTTPS alone can set is read", async () => {
  const cookie = await realCookie(secured.appUrl)
  expect(cookie).toMatch(/^__Secure-kith\.session_token=.*; Secure/)
  const [pair = ""] = cookie.split(";")
  expect(readSessionToken(pair, secured)).not.toBeNull()
  expect(readSessionToken(pair.replace("__Secure-", ""), secured)).toBeNull()
})

test("a cookie made for a test is as good as a real one", async () => {
  const ada = await aPerson(world.owner, { name: "Ada Byron" })
  expect(readSessionToken(await sessionCookieFor(database.url, ada), here)).not.toBeNull()
  const { appUrl } = secured
  expect(readSessionToken(await sessionCookieFor(database.url, ada, { appUrl }), secured)).not.toBeNull()
})

test("whatever is not signed by us is nobody", async () => {
  const cookie = (await realCookie(APP_URL)).split(";")[0]!
  const value = cookie.slice(cookie.indexOf("=") + 1)
  const forged = [
    cookie.replace("=", "=x"),
    cookie.slice(0, -6),
    `kith.session_token=${value.split(".")[0]}`,
    `kith.session_token=${value.split(".")[0]}.`,
    "kith.session_token=%E0%A4%A",
    `kith.session_token=${"é".repeat(44)}.${"é".repeat(44)}`,
    "kith.session_token=.",
    "kith.session_token",
    "; ;=;",
  ]
  for (const header of forged) expect(readSessionToken(header, here)).toBeNull()
  expect(readSessionToken(null, here)).toBeNull()
  expect(readSessionToken(cookie, { ...here, secret: "another secret of thirty-two letters" })).toBeNull()
})

test("a forged cookie before the real one does not hide it", async () => {
  const cookie = (await realCookie(APP_URL)).split(";")[0]!
  expect(readSessionToken(`kith.session_token=forged.forged; ${cookie}`, here)).toBe(
    readSessionToken(cookie, here),
  )
})
