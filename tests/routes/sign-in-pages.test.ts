import { readFileSync } from "node:fs"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { afterAll, beforeAll, expect, test } from "vitest"
import * as account from "#app/routes/account/account.tsx"
import * as accountName from "#app/routes/account/account-name.tsx"
import * as actingSchool from "#app/routes/acting-school.ts"
import * as demo from "#app/routes/demo/demo.tsx"
import * as demoMail from "#app/routes/demo/demo-mail.tsx"
import * as signIn from "#app/routes/sign-in/sign-in.tsx"
import * as signInLink from "#app/routes/sign-in/sign-in-link.tsx"
import * as signInOpen from "#app/routes/sign-in/sign-in-open.tsx"
import * as signUp from "#app/routes/sign-in/sign-up.tsx"
import { pageLoader } from "#app/server/signed-in.server.ts"
import { type Running, wire } from "#app/server/wiring.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { lettersTo, tokenIn } from "#tests/support/letters.ts"
import { sessionCookieFor, testSecret } from "#tests/support/sign-in.ts"

const APP_URL = "http://localhost:3000"
let database: TestDatabase
let world: World
let running: Running
let oak: string
beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  running = await wire({
    DATABASE_URL: database.url,
    SESSION_SECRET: testSecret,
    APP_URL,
    PORT: 0,
    MAIL_FROM: "Kith <no-reply@localhost>",
  })
  oak = await aSchool(world.owner, { name: "Oak Primary School" })
})
afterAll(async () => {
  await running.stop()
  await world.leave()
  await database.drop()
})

type Asked = { form?: Record<string, string>; cookie?: string; referer?: string }
/** What a browser sends, as a route gets it. */
function visit(
  path: string,
  { form, cookie = "", referer }: Asked = {},
): LoaderFunctionArgs & ActionFunctionArgs {
  const headers = new Headers({ Cookie: cookie })
  if (referer) headers.set("Referer", referer)
  const body = form && new URLSearchParams(form)
  const request = new Request(`${APP_URL}${path}`, { method: form ? "POST" : "GET", headers, body })
  const context = { ...running.context, nonce: "", clientAddress: "192.0.2.1" }
  return { request, context, params: {} } as LoaderFunctionArgs & ActionFunctionArgs
}

type Refused = { data: { faults: { typed: object; sentences: Record<string, string> } }; init: ResponseInit }
const answerOf = async (answer: Promise<unknown>) => (await answer) as Response & Refused
/** What a page throws instead of answering: a redirect, or the reason why not. */
const thrownBy = (answer: Promise<unknown>) =>
  answer.then(
    () => {
      throw new Error("It answered.")
    },
    (thrown) => thrown as Response & Refused,
  )

/** A page like any other: for people who act for a school. */
const anyPage = pageLoader(async ({ actor }) => ({ school: actor.school?.name }))

test("a sign-up form with faults says one sentence for each, keeps what was typed, and makes no account", async () => {
  const form = { name: " ", email: "ada@", password: "too short" }
  const { data, init } = await answerOf(signUp.action(visit("/sign-up", { form })))
  expect(init.status).toBe(422)
  expect(data.faults.sentences).toEqual({
    name: "Enter your name",
    email: "Enter an email address in the correct format, like name@example.org",
    password:
      "Enter a password with at least 12 characters. Three unrelated words are long enough, and easy to remember",
  })
  expect(data.faults.typed).toMatchObject({ name: " ", email: "ada@" })
  expect(await world.owner.selectFrom("person").selectAll().execute()).toEqual([])
})

test.each([
  ["nothing at all", {}],
  [
    "a name of 10,000 letters",
    { name: "x".repeat(10_000), email: "a@b.example", password: "three unrelated words" },
  ],
  [
    "an address of 10,000 letters",
    { name: "Ada", email: `${"a".repeat(10_000)}@b.example`, password: "x".repeat(20) },
  ],
  ["a password of 10,000 letters", { name: "Ada", email: "a@b.example", password: "x".repeat(10_000) }],
])("%s is refused with sentences", async (_what, form) => {
  const { data, init } = await answerOf(signUp.action(visit("/sign-up", { form })))
  expect(init.status).toBe(422)
  expect(Object.keys(data.faults.sentences).length).toBeGreaterThan(0)
})

test("whoever tries too often reads when to try again", async () => {
  const form = { email: "eve@oak.example", password: "not the password" }
  const tries = Array.from({ length: 11 }, () => answerOf(signIn.action(visit("/sign-in", { form }))))
  const answers = await Promise.all(tries)
  expect(answers.map((answer) => answer.init.status).sort()).toEqual([...Array(10).fill(422), 429])
  const last = answers.find((answer) => answer.init.status === 429)
  expect(last?.data.faults.sentences[""]).toMatch(
    /^Too many tries\. Please try again at .*, in 15 minutes\.$/,
  )
})

test("a mail scanner that opens the link does not spend it; the button does, and leads on", async () => {
  await aPerson(world.owner, { name: "Ada Byron", email: "ada@oak.example" })
  const form = { email: "ada@oak.example" }
  await signInLink.action(visit("/sign-in/link?next=%2Fpools", { form }))
  const token = tokenIn((await lettersTo(world.owner, "ada@oak.example"))[0])
  const path = `/sign-in/open?next=%2Fpools&token=${token}`
  expect(await signInOpen.loader(visit(path))).toBeNull()
  const opened = await answerOf(signInOpen.action(visit(path, { form: {} })))
  expect(opened.headers.get("Location")).toBe("/pools")
  expect(opened.headers.getSetCookie().join()).toContain("kith.session_token=")
})

test("who is signed in already goes on to where they wanted", async () => {
  const ben = await aPerson(world.owner, { name: "Ben Carr", roles: [[oak, "staff"]] })
  const cookie = await sessionCookieFor(database.url, ben)
  const sent = await thrownBy(signIn.loader(visit("/sign-in?next=%2Fpools", { cookie })))
  expect(sent.headers.get("Location")).toBe("/pools")
})

test("a page asks who is not signed in to do so, and to come back", async () => {
  const sent = await thrownBy(anyPage(visit("/pools?state=open")))
  expect(sent.headers.get("Location")).toBe("/sign-in?next=%2Fpools%3Fstate%3Dopen")
})

test("who has no school yet joins one first, and keeps their account meanwhile", async () => {
  const cy = await aPerson(world.owner, { name: "Cy Dean" })
  const cookie = await sessionCookieFor(database.url, cy)
  expect((await thrownBy(anyPage(visit("/pools", { cookie })))).headers.get("Location")).toBe("/schools/join")
  expect((await account.loader(visit("/account", { cookie }))).viewer.name).toBe("Cy Dean")
})

test("who handles money in a group that requires it sets up two-step sign-in before anything else", async () => {
  const elm = await aSchool(world.owner, { name: "Elm Primary School" })
  await aGroup(world.owner, { name: "Valley", schools: [elm], financeTwoFactorRequired: true })
  const finance = await aPerson(world.owner, { name: "Dee Eve", roles: [[elm, "finance"]] })
  const staff = await aPerson(world.owner, { name: "Eli Fox", roles: [[elm, "staff"]] })
  const cookie = await sessionCookieFor(database.url, finance)
  const sent = await thrownBy(anyPage(visit("/pools", { cookie })))
  expect(sent.headers.get("Location")).toBe("/account/two-factor?required=1")
  const page = await anyPage(visit("/pools", { cookie: await sessionCookieFor(database.url, staff) }))
  expect(page.school).toBe("Elm Primary School")
})

test("switching school shows the same page again, and never leads to another site", async () => {
  const ash = await aSchool(world.owner, { name: "Ash Primary School" })
  const fay = await aPerson(world.owner, {
    name: "Fay Gill",
    roles: [
      [oak, "finance"],
      [ash, "finance"],
    ],
  })
  const cookie = await sessionCookieFor(database.url, fay)
  const switchTo = (schoolId: string, referer?: string) =>
    actingSchool.action(visit("/acting-school", { form: { schoolId }, cookie, referer }))
  expect((await answerOf(switchTo(oak, `${APP_URL}/pools?page=2`))).headers.get("Location")).toBe(
    "/pools?page=2",
  )
  expect((await anyPage(visit("/pools", { cookie }))).school).toBe("Oak Primary School")
  expect((await answerOf(switchTo(ash, "https://elsewhere.example/pools"))).headers.get("Location")).toBe("/")
  expect((await answerOf(switchTo(oak))).headers.get("Location")).toBe("/")
  const elsewhere = await aSchool(world.owner, { name: "Yew Primary School" })
  expect((await thrownBy(switchTo(elsewhere))).init.status).toBe(404)
})

test("a name is changed by a form, and an empty one is not taken", async () => {
  const gus = await aPerson(world.owner, { name: "Gus Hill", roles: [[oak, "staff"]] })
  const cookie = await sessionCookieFor(database.url, gus)
  const change = (name: string) =>
    answerOf(accountName.action(visit("/account/name", { form: { name }, cookie })))
  expect((await change("")).init.status).toBe(422)
  expect((await change("Gus Holt")).headers.get("Location")).toBe("/account?done=name")
  expect((await account.loader(visit("/account", { cookie }))).viewer.name).toBe("Gus Holt")
})

test("outside the demo its pages do not exist, and nobody becomes anybody", async () => {
  const hal = await aPerson(world.owner, { name: "Hal Ives", roles: [[oak, "head"]] })
  const form = { personId: hal, schoolId: oak }
  for (const answer of [
    demo.loader(visit("/demo")),
    demo.action(visit("/demo", { form })),
    demoMail.loader(visit("/demo/mail")),
  ])
    expect((await thrownBy(answer)).init.status).toBe(404)
  expect(running.context.demo).toBeNull()
  expect("openDemoSession" in running.context.signIn.auth.api).toBe(false)
})

test("starting Kith for real cannot turn the demo on: nothing in it can say so", () => {
  const main = readFileSync(new URL("../../app/server/main.ts", import.meta.url), "utf8")
  expect(main).toContain("serve(read.environment)")
  expect(main).not.toMatch(/demo/i)
  const environment = readFileSync(new URL("../../app/server/environment.ts", import.meta.url), "utf8")
  expect(environment).not.toMatch(/demo/i)
})
