import { afterAll, beforeAll, expect, test } from "vitest"
import { attemptLimits, tooOften } from "#app/features/auth/attempts/attempt-limits.ts"
import {
  countAttempt,
  forgetWhatRanOut,
  networkOf,
} from "#app/features/auth/attempts/count-attempt.server.ts"
import { signInWithPassword } from "#app/features/auth/signing-in/sign-in-with-password.server.ts"
import { enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { Browser, type Desk, openDesk } from "#tests/support/sign-in-desk.ts"

let database: TestDatabase
let world: World
let desks: [Desk, Desk]
beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  desks = [openDesk(database), openDesk(database)]
})
afterAll(async () => {
  for (const desk of desks) await desk.close()
  await world.leave()
  await database.drop()
})

const most = attemptLimits.password.perAccount
const attempt = (account: string, desk = 0, who = new Browser()) =>
  countAttempt(desks[desk]!.signIn.db, "password", account, who.visitor)

test("an account takes so many tries, from anywhere and in any process, and then says when to come back", async () => {
  const answers = await Promise.all(
    Array.from({ length: most + 5 }, (_, n) => attempt("ada@oak.example", n % 2)),
  )
  expect(answers.filter((until) => until === null)).toHaveLength(most)
  const until = answers.find((answer) => answer !== null)!
  const minutes = Temporal.Now.instant().until(until).total("minutes")
  expect(minutes).toBeGreaterThan(14)
  expect(minutes).toBeLessThanOrEqual(15)
  expect(await attempt("ben@oak.example")).toBeNull()
})

test("the right password is refused as well while the account waits", async () => {
  const { signIn } = desks[0]
  for (let n = 0; n < most; n++) await attempt("cy@oak.example")
  const wish = { email: "Cy@oak.example", password: "three unrelated words" }
  expect(await signInWithPassword(signIn, new Browser().visitor, wish)).toMatchObject({ kind: "wait" })
})

test("one network takes more tries than one account, because a school shares its address", async () => {
  const school = new Browser()
  const { perNetwork } = attemptLimits.password
  const answers = await Promise.all(
    Array.from({ length: perNetwork + 1 }, (_, n) => attempt(`teacher${n}@elm.example`, n % 2, school)),
  )
  expect(answers.filter((until) => until !== null)).toHaveLength(1)
})

test("when its time is over, an account starts afresh; and what is over is forgotten", async () => {
  for (let n = 0; n < most; n++) await attempt("dee@oak.example")
  expect(await attempt("dee@oak.example")).not.toBeNull()
  await world.owner.updateTable("auth.attempt").set({ windowEndsAt: Temporal.Now.instant() }).execute()
  expect(await attempt("dee@oak.example")).toBeNull()
  await forgetWhatRanOut(desks[0].signIn.db)
  const left = await world.owner.selectFrom("auth.attempt").selectAll().execute()
  expect(left).toHaveLength(2)
  expect(JSON.stringify(left)).not.toContain("oak")
})

test("the sentence names a time that is not too early", () => {
  const now = Temporal.Instant.from("2026-06-01T09:00:30Z")
  expect(tooOften(Temporal.Instant.from("2026-06-01T09:13:01Z"), now)).toBe(
    "Too many tries. Please try again at 10:14am, in 13 minutes.",
  )
  expect(tooOften(now, now)).toBe("Too many tries. Please try again at 10:01am, in 1 minute.")
})

test("a household of IPv6 counts as one network", () => {
  expect(networkOf("2001:db8:12:34:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:12:34")
  expect(networkOf("2001:db8:12:34::7")).toBe("2001:db8:12:34")
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7")
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7")
})
