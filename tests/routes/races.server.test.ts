import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createDatabase, createPool } from "#db/client.ts"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { type Answer, ask } from "#tests/support/ask.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { aPool } from "#tests/support/builders/pools.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { startJobs } from "#tests/support/jobs.ts"
import { formsOf, textOf } from "#tests/support/page-forms.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

let database: TestDatabase
let world: World
let app: RunningApp
/** The pages may have to be built first. */
const BUILDING_MS = 240_000

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  app = await startApp({ database })
}, BUILDING_MS)
afterAll(async () => {
  await app?.stop()
  await world?.leave()
  await database?.drop()
})

/** A school with somebody of it who is signed in. */
async function aSchoolWith(name: string, ...roles: ("head" | "business-manager" | "staff")[]) {
  const school = await aSchool(world.owner, { name })
  const person = await aPerson(world.owner, {
    name: `Somebody of ${name}`,
    roles: roles.map((role) => [school, role] as const),
  })
  return { name, school, person, cookie: await sessionCookieFor(database.url, person) }
}

type Sender = Awaited<ReturnType<typeof aSchoolWith>>

const post = (path: string, { cookie }: Sender, fields: Record<string, string>) =>
  ask(app, path, { method: "POST", cookie, body: new URLSearchParams(fields) })

/** The fields of a page's form that has one of this name, as its page shows them. */
async function formOn(path: string, { cookie }: Sender, field: string): Promise<Record<string, string>> {
  const { html } = await ask(app, path, { cookie })
  const form = formsOf(html, path).find(({ controls }) => controls.some(({ name }) => name === field))
  if (!form) throw new Error(`${path} has no form with ${field}.`)
  return Object.fromEntries(form.controls.map(({ name, values }) => [name, values[0] ?? ""]))
}

const problem = ({ html }: Answer) => textOf(/govuk-error-summary__list.*?<\/ul>/s.exec(html)?.[0] ?? "")

const aPoolOf = async (
  lead: Sender,
  others: readonly Sender[],
  closesIn: Temporal.DurationLike = { hours: 24 * 7 },
) => {
  const group = await aGroup(world.owner, {
    name: `Group of ${lead.name}`,
    schools: [lead.school, ...others.map(({ school }) => school)],
    coordinators: [lead.person],
  })
  const pool = await aPool(world.owner, {
    leadSchool: lead.school,
    groups: [group],
    createdBy: lead.person,
    closesIn,
  })
  return { group, id: pool.id, path: `/pools/${pool.id}`, quantity: `quantities.${pool.items[0]!.id}` }
}

const takenFrom = (poolId: string) =>
  world.owner
    .selectFrom("commitmentLine as l")
    .innerJoin("commitment as c", (join) =>
      join.onRef("c.poolId", "=", "l.poolId").onRef("c.schoolId", "=", "l.schoolId"),
    )
    .select(["l.schoolId", "l.quantity", "c.changedAt"])
    .where("l.poolId", "=", poolId)
    .execute()

test("200 schools join at the moment of closing: whoever was told yes is counted, whoever was not is told why", async () => {
  const crowd: Sender[] = []
  for (let n = 0; n < 200; n++) crowd.push(await aSchoolWith(`Crowd School ${n}`, "business-manager"))
  const pool = await aPoolOf(crowd[0]!, crowd.slice(1), { milliseconds: 4_000 })
  const { closesAt } = await world.owner
    .selectFrom("pool")
    .select("closesAt")
    .where("id", "=", pool.id)
    .executeTakeFirstOrThrow()
  const queue = await startJobs(database.url)
  const worker = createDatabase(createPool(database.url, "kith_worker", 1))
  await worker
    .transaction()
    .execute((tx) =>
      queue.jobs.enqueue(tx, { queue: "close-pool", data: { poolId: pool.id }, after: closesAt }),
    )

  const answers = await Promise.all(
    crowd.map(async (one, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 30))
      return {
        school: one.school,
        quantity: n + 1,
        answer: await post(pool.path, one, { [pool.quantity]: `${n + 1}` }),
      }
    }),
  )
  const accepted = answers.filter(({ answer }) => answer.status === 302)
  const refused = answers.filter(({ answer }) => answer.status === 422)
  expect(
    answers.filter(({ answer }) => ![302, 422].includes(answer.status)).map(({ answer }) => answer.status),
  ).toEqual([])
  expect(accepted.length).toBeGreaterThan(0)
  expect(refused.length).toBeGreaterThan(0)
  for (const { answer } of refused) expect(problem(answer)).toContain("This pool closed on")

  const isClosed = async () =>
    (await world.owner.selectFrom("pool").select("state").where("id", "=", pool.id).executeTakeFirstOrThrow())
      .state
  await expect.poll(isClosed, { timeout: 20_000 }).toBe("closed")
  const wanted = new Map(accepted.map(({ school, quantity }) => [school, quantity]))
  const taken = await takenFrom(pool.id)
  expect(new Map(taken.map(({ schoolId, quantity }) => [schoolId, quantity]))).toEqual(wanted)
  for (const { changedAt } of taken) expect(Temporal.Instant.compare(changedAt, closesAt)).toBe(-1)
  const { rows: counted } = await sql<{ schoolId: string; quantity: number }>`
    select school_id, quantity from share where pool_id = ${pool.id} and item_id is not null`.execute(
    world.owner,
  )
  expect(new Map(counted.map(({ schoolId, quantity }) => [schoolId, Number(quantity)]))).toEqual(wanted)

  await worker.destroy()
  await queue.stop()
}, 120_000)

test("of two tabs with the same form the last word counts, and once", async () => {
  const lead = await aSchoolWith("Tab Lead", "head")
  const oak = await aSchoolWith("Tab Oak", "business-manager")
  const pool = await aPoolOf(lead, [oak])
  const [one, other] = [
    await formOn(pool.path, oak, pool.quantity),
    await formOn(pool.path, oak, pool.quantity),
  ]
  expect((await post(pool.path, oak, { ...one, [pool.quantity]: "10" })).status).toBe(302)
  expect((await post(pool.path, oak, { ...other, [pool.quantity]: "20" })).status).toBe(302)
  expect(await takenFrom(pool.id)).toMatchObject([{ schoolId: oak.school, quantity: 20 }])
})

test("a form sent twice at once makes one thing, and a spent one sent again with other words says so", async () => {
  const oak = await aSchoolWith("Twice Oak", "head")
  const fresh = await formOn("/groups/new", oak, "name")
  const form: Record<string, string> = { ...fresh, name: "Twice Valley", kind: "alliance" }
  const answers = await Promise.all(Array.from({ length: 5 }, () => post("/groups/new", oak, form)))
  expect(new Set(answers.map(({ location }) => location))).toEqual(
    new Set([`/groups/${form.id}?done=founded`]),
  )
  const again = await post("/groups/new", oak, { ...form, name: "Other Valley" })
  expect(again.status).toBe(422)
  expect(problem(again)).toContain("Nothing was done")
  expect((await formOn("/groups/new", oak, "name")).id).not.toBe(form.id)
  const groups = world.owner
    .selectFrom("schoolGroup")
    .select("name")
    .where("foundedBySchoolId", "=", oak.school)
  expect(await groups.execute()).toEqual([{ name: "Twice Valley" }])

  const invitation = {
    ...(await formOn("/school/invite", oak, "email")),
    email: "new@twice.example",
    role: "staff",
  }
  const invited = await Promise.all(Array.from({ length: 5 }, () => post("/school/invite", oak, invitation)))
  expect(invited.map(({ status }) => status)).toEqual([302, 302, 302, 302, 302])
  const letters = world.owner
    .selectFrom("mail")
    .select("subject")
    .where("recipient", "=", "new@twice.example")
  expect(await letters.execute()).toHaveLength(1)
})

test("two answers of one school at once leave one of the two, whole", async () => {
  const lead = await aSchoolWith("Both Lead", "head")
  const oak = await aSchoolWith("Both Oak", "business-manager")
  const pool = await aPoolOf(lead, [oak])
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => post(pool.path, oak, { [pool.quantity]: `${n + 1}` })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]))
  expect(await takenFrom(pool.id)).toHaveLength(1)
})

test("whoever loses their role between opening a page and sending its form changes nothing", async () => {
  const lead = await aSchoolWith("Role Lead", "head")
  const oak = await aSchoolWith("Role Oak", "business-manager", "staff")
  await aPerson(world.owner, { name: "Head of Role Oak", roles: [[oak.school, "head"]] })
  const pool = await aPoolOf(lead, [oak])
  const form = { ...(await formOn(pool.path, oak, pool.quantity)), [pool.quantity]: "10" }
  const end = (role: string) =>
    world.owner
      .updateTable("schoolRole")
      .set({ endedAt: Temporal.Now.instant() })
      .where("personId", "=", oak.person)
      .where("role", "=", role)
      .execute()

  await end("business-manager")
  const asStaff = await post(pool.path, oak, form)
  expect({ status: asStaff.status, says: textOf(asStaff.html) }).toMatchObject({
    status: 403,
    says: expect.stringMatching(/head, business manager/),
  })
  await end("staff")
  expect((await post(pool.path, oak, form)).location).toBe("/schools/join")
  expect(await takenFrom(pool.id)).toEqual([])
})

test("a URN that no school has is named beside the field, and its page leads nowhere", async () => {
  const lead = await aSchoolWith("Urn Lead", "head")
  const { group } = await aPoolOf(lead, [])
  const path = `/groups/${group}/invite`
  const form = { ...(await formOn(path, lead, "invitees")), invitees: "999999", message: "Join us" }
  const answer = await post(path, lead, form)
  expect(answer.status).toBe(422)
  expect(problem(answer)).toContain("999999")
  const kept = formsOf(answer.html, path).flatMap(({ controls }) =>
    controls.map(({ name, values }) => [name, values[0]]),
  )
  expect(Object.fromEntries(kept)).toMatchObject({ invitees: "999999", message: "Join us" })
  expect((await ask(app, "/schools/999999", { cookie: lead.cookie })).status).toBe(404)
})
