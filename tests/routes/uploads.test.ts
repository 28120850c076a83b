import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

let database: TestDatabase
let app: RunningApp
let cookie: string
beforeAll(async () => {
  database = await cloneDatabase()
  const world = enterWorld(database)
  const school = await aSchool(world.owner, { name: "Oak Primary School" })
  const person = await aPerson(world.owner, { name: "Ann Oak", roles: [[school, "business-manager"]] })
  cookie = await sessionCookieFor(database.url, person)
  await world.leave()
  app = await startApp({ database })
})
afterAll(async () => {
  await app?.stop()
  await database?.drop()
})

const contracts = `Supplier,What for,CFR code,Yearly cost ex VAT,End date,Notice months,Renews by itself
Brightways Ltd,Cleaning,E14,16800,31/03/2027,3,yes
`

const upload = (text: string) => {
  const body = new FormData()
  body.set("file", new File([text], "contracts.csv", { type: "text/csv" }))
  return ask(app, "/contracts/import", { method: "POST", cookie, body })
}

test("a file of contracts is taken as a browser sends it, and a faulty one is named line by line", async () => {
  expect(await upload(contracts)).toMatchObject({ status: 302, location: "/contracts?imported=1" })
  const { status, html } = await upload(contracts.replace("E14", "E99"))
  expect(status).toBe(422)
  expect(html).toContain("Choose the CFR code")
})

test("a body that breaks off is a file that did not arrive, and no fault", async () => {
  const { status, html } = await ask(app, "/contracts/import", {
    method: "POST",
    cookie,
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nSupp',
    headers: { "Content-Type": "multipart/form-data; boundary=x" },
  })
  expect(status).toBe(422)
  expect(html).toContain("did not arrive whole")
})
