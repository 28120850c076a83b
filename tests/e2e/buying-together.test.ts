import { unzipSync } from "fflate"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  acceptsFor,
  commits,
  foundsGroup,
  givesBankAccount,
  glue,
  invites,
  opensLetter,
  opensPool,
  paper,
  quantityOf,
  tabsTo,
} from "#tests/e2e/acts.ts"
import { aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { closingComes, minutePasses } from "#tests/support/passing-time.ts"
import type { Person } from "#tests/support/person.ts"
import { penceOf, poundsOf, rowsOfCsv, wordsOfPdf } from "#tests/support/read-documents.ts"
import { type StripeServer, startStripeServer } from "#tests/support/stripe-server.ts"

let stripe: StripeServer
let house: House
beforeAll(async () => {
  stripe = await startStripeServer()
  house = await openHouse(await cloneDatabase(), { env: stripe.env })
})
afterAll(async () => {
  await house?.close()
  await stripe?.stop()
})

/** The business managers of three schools of two legal entities: at a desk, on a phone, and without JavaScript. */
async function threeManagers() {
  const { owner } = house.world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const managerOf = async (name: string, email: string, wish: Parameters<typeof aSchool>[1]) =>
    aPerson(owner, { name, email, roles: [[await aSchool(owner, wish), "business-manager"]] })
  const priya = await managerOf("Priya Raman", "office@oak.example", {
    ...{ name: "Oak Primary School", urn: 980_301, roll: 412, legalEntity: trust },
  })
  const ada = await managerOf("Ada Wren", "office@ash.example", { name: "Ash Primary School", urn: 980_302 })
  const eli = await managerOf("Eli Stone", "office@elm.example", { name: "Elm Primary School", urn: 980_303 })
  return {
    priya: await house.enters({ as: priya }),
    ada: await house.enters({ as: ada, screen: "phone" }),
    eli: await house.enters({ as: eli, script: false }),
  }
}

/** What the table of all shares says each row comes to, in pence: schools by name, and the supplier's total. */
async function sharesSeenBy({ page }: Person): Promise<Map<string, bigint>> {
  const rows = await page.getByRole("row").all()
  const cells = await Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()))
  return new Map(cells.slice(1).map((row) => [row[0] ?? "", penceOf(row.at(-1) ?? "")]))
}

const sumOf = (rows: Record<string, string>[], column: string) =>
  rows.reduce((sum, row) => sum + penceOf(row[column] ?? ""), 0n)

test("three schools found a group, buy paper together, and settle what it cost to the penny", async () => {
  const { priya, ada, eli } = await threeManagers()

  await foundsGroup(priya, "Thrale Valley Schools")
  await invites(priya, ["980302", "office@elm.example"])
  await opensLetter(house, ada, "office@ash.example")
  await acceptsFor(ada, "Ash Primary School")
  await opensLetter(house, eli, "office@elm.example")
  await acceptsFor(eli, "Elm Primary School")
  await givesBankAccount(priya)

  const poolId = await opensPool(priya, "Copier paper for the spring term")
  await opensLetter(house, ada, "office@ash.example")
  await commits(ada, { [paper]: "12" })
  await ada.reads(`${paper} comes in packs of 5 reams. Enter 10 or 15`)
  await ada.fillsIn("Your purchase order number (optional)", "ASH-0417")
  await commits(ada, { [paper]: "15", [glue]: "7" })
  await ada.reads("Your answer is stored.")
  await priya.reads("1 school is in")

  await eli.opens(`/pools/${poolId}`)
  await commits(eli, { [paper]: "40" })
  await eli.reads("Your answer is stored.")
  await priya.reads("2 schools are in")
  await ada.reads("2 schools are in")

  await tabsTo(priya, quantityOf(paper))
  await priya.page.keyboard.type("45")
  await tabsTo(priya, "Join the pool")
  await priya.page.keyboard.press("Enter")
  await priya.reads("Your answer is stored.")
  await ada.reads("3 schools are in")

  await closingComes(house.world.owner, poolId)
  await minutePasses(house.database)
  await ada.reads("Your school’s share")
  await priya.reads("Your school’s share")
  await priya.follows("All schools’ shares")
  await priya.reads(/^The shares add up to exactly the supplier’s £[\d.,]+ inc VAT$/)
  const shares = await sharesSeenBy(priya)
  const [oak, ash, elm] = ["Oak", "Ash", "Elm"].map((name) => shares.get(`${name} Primary School`) ?? 0n)
  expect(oak! + ash! + elm!).toBe(shares.get("3 schools"))

  await priya.follows("Copier paper for the spring term")
  await priya.presses("Mark as ordered")
  await priya.presses("Everything arrived as ordered")
  await priya.follows("Issue the invoices")
  await priya.presses(/^Issue/)
  const files = unzipSync(await priya.downloads("Download all as ZIP"))
  const [ashPdf, elmPdf, csv] = Object.values(files)
  const toAsh = await wordsOfPdf(ashPdf!)
  for (const words of ["OAK-2026-0001", "ASH-0417", "20-00-00", `£${poundsOf(ash!)}`, "worked out"])
    expect(toAsh).toContain(words.replace("2026", String(Temporal.Now.plainDateISO().year)))
  expect(await wordsOfPdf(elmPdf!)).toContain(`£${poundsOf(elm!)}`)
  const lines = Map.groupBy(rowsOfCsv(csv!), (line) => line.Buyer)
  for (const [school, share] of [["Ash", ash] as const, ["Elm", elm] as const]) {
    const own = lines.get(`${school} Primary School`) ?? []
    expect(sumOf(own, "Gross")).toBe(share)
    expect(sumOf(own, "Net") + sumOf(own, "VAT")).toBe(share)
  }

  await stripe.receives(ada)
  await opensLetter(house, ada, "office@ash.example")
  expect(await wordsOfPdf(await ada.downloads("Download as PDF"))).toBe(toAsh)
  await ada.follows(`Pay £${poundsOf(ash!)} by card`)
  await ada.presses("Go on to Stripe")
  await stripe.takesTheMoney(house.app.url)
  await ada.follows("I have paid")
  await ada.reads("Thank you")

  await priya.opens("/invoices?side=sent")
  await priya.follows(/-0002$/)
  await priya.follows("Record a bank transfer")
  await priya.fillsIn("Amount received", "-5")
  await priya.presses("Record the transfer")
  await priya.reads("There is a problem")
  await priya.fillsIn("Amount received", poundsOf(elm!))
  await priya.presses("Record the transfer")
  await priya.reads(`£${poundsOf(elm!)} has been recorded as received`)
  const payments = await house.world.owner.selectFrom("payment").select(["method", "amountPence"]).execute()
  expect(payments).toEqual([
    { method: "card", amountPence: ash },
    { method: "bank-transfer", amountPence: elm },
  ])
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
