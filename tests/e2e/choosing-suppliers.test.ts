import { afterAll, beforeAll, expect, test } from "vitest"
import { commits } from "#tests/e2e/acts.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { aPool, paper } from "#tests/support/builders/pools.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { closingComes, minutePasses } from "#tests/support/passing-time.ts"

let house: House
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
})
afterAll(() => house?.close())

test("quotations by form and by file are compared, one is adopted, and the pool is bought again the year after", async () => {
  const { owner } = house.world
  const [oak, ash] = [
    await aSchool(owner, { name: "Oak Primary School" }),
    await aSchool(owner, { name: "Ash Primary School" }),
  ]
  const lead = await aPerson(owner, { name: "Priya Raman", roles: [[oak, "business-manager"]] })
  const member = await aPerson(owner, { name: "Ada Wren", roles: [[ash, "business-manager"]] })
  const group = await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak, ash] })
  const pool = await aPool(owner, { leadSchool: oak, groups: [group], createdBy: lead })
  const [priya, ada] = [await house.enters({ as: lead }), await house.enters({ as: member, screen: "phone" })]
  const quotations = `/pools/${pool.id}/quotations`
  await ada.opens(`/pools/${pool.id}`)
  await commits(ada, { [paper.name]: "40" })
  await ada.reads("Your answer is stored.")

  await priya.opens(`${quotations}/new`)
  await priya.fillsIn("Supplier", "Calder Mill Papers")
  await priya.fillsIn(/^From how many, price 1/, "1")
  await priya.fillsIn(/^Price of one ream, ex VAT, from there on, price 1/, "3.00")
  await priya.presses("Save the quotation")
  await priya.reads("The quotation is entered.")

  await priya.opens(`${quotations}/import`)
  await priya.fillsIn("Supplier", "Nidd Stationers")
  const reads = async (line: string) => {
    const header = "Item,Unit,Minimum quantity,Unit price ex VAT,VAT,Pack,Delivery ex VAT"
    const file = { name: "nidd.csv", mimeType: "text/csv", buffer: Buffer.from(`${header}\r\n${line}\r\n`) }
    await priya.page.getByLabel("CSV file", { exact: true }).setInputFiles(file)
    await priya.presses("Enter the quotation")
  }
  await reads(`${paper.name},ream,one,2.90,20,1,0`)
  await priya.reads("Enter a whole number in digits, like 12")
  await priya.fillsIn("Supplier", "Nidd Stationers")
  await reads(`${paper.name},ream,1,2.90,20,1,0`)
  await priya.reads("The quotation is entered.")
  await priya.reads("Calder Mill Papers")
  await priya.reads("Nidd Stationers")
  await ada.opens(quotations)
  await ada.reads("Nidd Stationers")

  await priya.opens(quotations)
  await priya.page
    .locator("main")
    .getByRole("link", { name: /Nidd Stationers/ })
    .first()
    .click()
  await priya.reads("Use this quotation")
  await priya.follows("Use this quotation")
  await priya.presses("Buy from Nidd Stationers")
  await priya.reads("The pool now buys by the quotation that you chose.")
  await ada.opens(`/pools/${pool.id}`)
  await ada.reads(/likely £139\.20/)

  await closingComes(owner, pool.id)
  await minutePasses(house.database)
  await priya.opens(`/pools/${pool.id}`)
  await priya.reads("Nidd Stationers")
  await priya.opens(`/pools/${pool.id}/again`)
  await priya.presses("Start a draft")
  await priya.reads("Here is the draft of a new pool. Look over its prices and dates, then open it.")
  await priya.follows("Change the draft")
  await priya.ticks("Once so many schools are in")
  await priya.fillsIn("How many schools", "2")
  await priya.presses("Save the draft")
  await priya.reads("Closes by itself at 2 schools")
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
