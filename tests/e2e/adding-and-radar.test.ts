import { afterAll, beforeAll, expect, test } from "vitest"
import { commits } from "#tests/e2e/acts.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { aPool, paper } from "#tests/support/builders/pools.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { closingComes, minutePasses } from "#tests/support/passing-time.ts"
import type { Person } from "#tests/support/person.ts"

let house: House
let ids: { priya: string; ada: string; oak: string; group: string }
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  const oak = await aSchool(owner, { name: "Oak Primary School" })
  const ash = await aSchool(owner, { name: "Ash Primary School" })
  ids = {
    oak,
    group: await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak, ash] }),
    priya: await aPerson(owner, { name: "Priya Raman", roles: [[oak, "business-manager"]] }),
    ada: await aPerson(owner, { name: "Ada Wren", roles: [[ash, "business-manager"]] }),
  }
})
afterAll(() => house?.close())

test("a school asks for more of what was ordered together, the lead adds it, and everybody pays less", async () => {
  const { owner } = house.world
  const pool = await aPool(owner, { leadSchool: ids.oak, groups: [ids.group], createdBy: ids.priya })
  const page = `/pools/${pool.id}`
  const priya = await house.enters({ as: ids.priya })
  const ada = await house.enters({ as: ids.ada, screen: "phone" })
  for (const [person, reams] of [[priya, "60"] as const, [ada, "30"] as const]) {
    await person.opens(page)
    await commits(person, { [paper.name]: reams })
    await person.reads("Your answer is stored.")
  }
  await closingComes(owner, pool.id)
  await minutePasses(house.database)
  await ada.reads("Your school’s share")
  await ada.opens(page)
  await ada.follows("Ask for more")
  await ada.fillsIn(`How many more: ${paper.name}`, "10")
  await ada.presses("Ask for this")
  await ada.reads("Your school has asked. The lead school answers before it places the order.")

  await priya.opens(page)
  await priya.page.locator("main").locator(`a[href^="${page}/additions/"]`).first().click()
  await priya.presses("Add it to the order")
  await priya.reads("It is added. Every school that pays less now is told.")
  await ada.opens(page)
  await ada.reads(
    /10 more reams of A4 copier paper were added, which makes 100 reams\. The price fell from £4\.00 to £3\.50\./,
  )
})

async function registers(person: Person, supplier: string, endsOn: Temporal.PlainDate) {
  await person.opens("/contracts/new")
  await person.fillsIn("Supplier", supplier)
  await person.fillsIn("What it is for", "Copiers")
  await person.page.getByLabel("Category", { exact: true }).selectOption("E22")
  await person.fillsIn(/^Cost a year/, "1200")
  await person.fillsIn("Last day of the contract", endsOn.toString())
  await person.ticks(/months before/i)
  await person.fillsIn("Months", "3")
  await person.ticks(/^No/)
  await person.presses("Register the contract")
}

test("contracts that end close together become the draft of a pool", async () => {
  const [priya, ada] = [await house.enters({ as: ids.priya }), await house.enters({ as: ids.ada })]
  const endsOn = Temporal.Now.plainDateISO("Europe/London").add({ months: 8 })
  await registers(priya, "Mallory Copiers Ltd", endsOn)
  await registers(ada, "Ouse Business Machines", endsOn.add({ days: 20 }))
  await priya.opens(`/groups/${ids.group}/radar`)
  await priya.presses(/^Draft a pool from these/)
  await priya.reads("Change the draft")
  expect(await priya.page.getByLabel("Title", { exact: true }).inputValue()).toMatch(/for two schools$/)
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
