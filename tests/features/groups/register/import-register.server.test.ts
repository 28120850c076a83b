import { beforeAll, expect, test } from "vitest"
import { readNameCursor } from "#app/core/cursor.ts"
import { importRegister } from "#app/features/groups/register/import-register.server.ts"
import { parseExtract } from "#app/features/groups/register/register-extract.ts"
import { searchWords } from "#app/features/groups/register/search-words.ts"
import { findSchools } from "#app/features/groups/schools/school-queries.server.ts"
import { aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { extractFile } from "#tests/support/builders/register.ts"

let world: World
beforeAll(async () => {
  const opened = await openWorld()
  world = opened.world
  return opened.close
})

const importRows = (...rows: Parameters<typeof extractFile>[0][]) => {
  const parsed = parseExtract(extractFile(...rows), Temporal.PlainDate.from("2026-11-22"))
  if (!parsed.ok) throw new Error("The rows are at fault.")
  return importRegister(world.owner, parsed.value)
}
const find = async (typed: string, after: string | null = null) => {
  const seeker = await aPerson(world.owner, { name: "Seeker" })
  return actingAs(world, seeker, null, (tx) => findSchools(tx, searchWords(typed)!, readNameCursor(after)))
}
const namesFound = async (typed: string) => (await find(typed)).schools.map((school) => school.name)

test("a second import changes what has changed, and leaves alone what a school has decided itself", async () => {
  const id = await aSchool(world.owner, { name: "Old name", urn: 200_001, roll: 90, invoicePrefix: "OLD" })
  const rows = [
    {
      URN: "200001",
      EstablishmentName: "Ruswarp CofE Primary",
      "Trusts (code)": "77",
      "Trusts (name)": "Esk Trust",
    },
    { URN: "200002", EstablishmentName: "St Mary's, Whitby" },
  ]
  expect(await importRows(...rows)).toEqual({ added: 1, changed: 1, passedOver: 0 })
  expect(await importRows(...rows)).toEqual({ added: 0, changed: 0, passedOver: 0 })

  const school = await world.owner
    .selectFrom("school as s")
    .innerJoin("legalEntity as e", "e.id", "s.legalEntityId")
    .select(["s.name", "s.numberOnRoll", "s.invoicePrefix", "s.joinedAt", "e.name as body", "e.kind"])
    .where("s.id", "=", id)
    .executeTakeFirstOrThrow()
  expect(school).toMatchObject({ name: "Ruswarp CofE Primary", numberOnRoll: 210, invoicePrefix: "OLD" })
  expect(school).toMatchObject({ body: "Esk Trust", kind: "trust", joinedAt: expect.anything() })
})

test("a local authority that Kith knew by name keeps its row", async () => {
  const bodies = await world.owner
    .selectFrom("legalEntity")
    .select("registerCode")
    .where("name", "=", "North Yorkshire")
    .execute()
  expect(bodies).toEqual([{ registerCode: "815" }])
})

test("a school is found by the starts of its words, its authority and its postcode, closed ones are not", async () => {
  await importRows(
    {
      URN: "300001",
      EstablishmentName: "St Mary's Catholic Primary",
      "LA (name)": "Leeds",
      "LA (code)": "383",
    },
    { URN: "300002", EstablishmentName: "St Mary's R.C. Infants", "EstablishmentStatus (name)": "Closed" },
  )
  expect(await namesFound("st marys catholic")).toEqual(["St Mary's Catholic Primary"])
  expect(await namesFound("ST MARY’S leeds")).toEqual(["St Mary's Catholic Primary"])
  expect(await namesFound("mary yo22 ")).toEqual(["St Mary's Catholic Primary", "St Mary's, Whitby"])
  expect(await namesFound("r.c. infants")).toEqual([])
  expect(await namesFound("'); drop table school; --")).toEqual([])
})

test("a long list of schools goes on where it stopped", async () => {
  await importRows(
    ...Array.from({ length: 45 }, (_, i) => ({
      URN: String(400_000 + i),
      EstablishmentName: "Twin Infants",
    })),
  )
  const seen = new Set<string>()
  let next: string | null = null
  do {
    const page = await find("twin", next)
    for (const school of page.schools) seen.add(school.id)
    next = page.next
  } while (next)
  expect(seen.size).toBe(45)
})

test("in a register of 24,000 schools a name is looked up in an index", async () => {
  await importRows(
    ...Array.from({ length: 24_000 }, (_, i) => ({
      URN: String(600_000 + i),
      EstablishmentName: `${["Ash", "Elm", "Fir", "Oak"][i % 4]} ${String.fromCharCode(97 + (i % 26))}${i} School`,
    })),
  )
  const started = performance.now()
  expect((await find("oak x")).schools.length).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(1_000)
})
