import { afterAll, beforeAll, expect, test } from "vitest"
import { anOrderedPool } from "#tests/support/builders/delivered-pool.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import type { Person } from "#tests/support/person.ts"

let house: House
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
})
afterAll(() => house?.close())

/** Oakfield has ordered 203 reams, 23 sticks and 17 books for itself and three schools; Ash gets 101 of the reams. */
async function anOrder() {
  const built = await anOrderedPool(house.database, house.world)
  const { officers, schools, pool } = built
  return {
    page: `/pools/${pool.id}`,
    fay: await house.enters({ as: officers.lead, actingSchoolId: schools.lead }),
    ann: await house.enters({ as: officers.ash, actingSchoolId: schools.ash, screen: "phone" }),
  }
}

const unfolds = ({ page }: Person, summary: string | RegExp) => page.getByText(summary).first().click()

async function recordsDelivery(fay: Person, page: string, arrived: Record<string, string>, isLast: boolean) {
  await fay.opens(`${page}/delivery`)
  await unfolds(fay, "Only a part arrived, or something else did")
  for (const [item, quantity] of Object.entries(arrived)) await fay.fillsIn(item, quantity)
  if (isLast) await fay.ticks("Nothing more is to come")
  await fay.presses("Record this delivery")
}

test("a delivery comes in parts and short, a line is disputed and answered, and the invoices are what arrived", async () => {
  const { page, fay, ann } = await anOrder()
  await recordsDelivery(
    fay,
    page,
    { "A4 copier paper": "100", "Glue sticks": "0", "Phonics readers": "0" },
    false,
  )
  await fay.reads("The delivery is recorded. The rest is still to come.")
  await recordsDelivery(fay, page, { "A4 copier paper": "80" }, true)
  await fay.reads("The delivery is complete. Every school has been told what it gets.")

  await ann.opens(`${page}/why`)
  await ann.reads("This is how the pool closed.")
  await ann.reads(/Only 180 reams of 203 arrived.*90 reams for your 101/)

  await ann.opens(`${page}/receipt`)
  await unfolds(ann, "Something is wrong with this line")
  await ann.fillsIn("What is wrong?", "Two boxes of five are missing.")
  await ann.presses("Dispute this line")
  await ann.reads("The school that leads has been told, and answers. The line waits until then.")
  await ann.presses("We have all the rest")
  await ann.reads("Thank you. Your school has its part.")

  await fay.opens(`${page}/delivery`)
  await fay.reads("Two boxes of five are missing.")
  await fay.follows(/^Answer/)
  await fay.ticks("The school received another quantity")
  await fay.fillsIn(/^How many did it receive/, "80")
  await fay.fillsIn("Your answer", "The driver has brought them back. The supplier charges less.")
  await fay.presses("Send the answer")
  await fay.reads("The dispute is answered. The school has been told.")
  await ann.opens(`${page}/receipt`)
  await ann.reads("A4 copier paper: 80 reams")
  await ann.reads("The driver has brought them back.")

  await fay.opens(`${page}/invoices`)
  await fay.presses(/^Issue/)
  await ann.opens("/invoices")
  await ann.follows(/-0001$/)
  await ann.reads("£248.00")
})

test("two things come in the place of one, and each is invoiced on its own line at its own rate of VAT", async () => {
  const { page, fay, ann } = await anOrder()
  await fay.opens(`${page}/delivery`)
  await unfolds(fay, "Only a part arrived, or something else did")
  await unfolds(fay, "Something else, or another price, for A4 copier paper")
  const field = (name: string) => fay.page.locator(`[name$=".replacements.${name}"]`).first()
  await field("0.name").fill("Recycled paper")
  await field("0.quantity").fill("60")
  await unfolds(fay, "A second thing came as well")
  await field("1.name").fill("Printed maps")
  await field("1.vatRate").selectOption({ label: "Zero rate" })
  await fay.ticks("Nothing more is to come")
  await fay.presses("Record this delivery")
  await fay.reads("Enter how many, because more than one thing came in its place")
  await field("1.quantity").fill("20")
  await fay.presses("Record this delivery")
  await fay.reads("A4 copier paper (in part Recycled paper and Printed maps)")

  await fay.opens(`${page}/invoices`)
  await fay.presses(/^Issue/)
  await ann.opens("/invoices")
  await ann.follows(/-0001$/)
  await ann.reads("Recycled paper (in place of A4 copier paper)")
  await ann.reads("Printed maps (in place of A4 copier paper)")
})

test("a price correction after paid invoices becomes credit notes, and what is owed back is paid back", async () => {
  const { page, fay, ann } = await anOrder()
  await fay.opens(`${page}/delivery`)
  await fay.presses("Everything arrived as ordered")
  await fay.opens(`${page}/invoices`)
  await fay.presses(/^Issue/)
  await fay.follows(/-0001$/)
  const invoice = fay.page.url()
  await fay.follows("Record a bank transfer")
  await fay.presses("Record the transfer")
  await fay.reads("Paid in full.")

  await fay.opens(`${page}/correct`)
  await fay.fillsIn(/^Price of one ream/, "3.00")
  await fay.fillsIn("What is corrected, and why?", "The supplier gave a discount.")
  await fay.presses("See what would change")
  await fay.reads("The supplier gave a discount.")
  await fay.presses("Record the correction")
  await fay.reads("The correction is recorded. Every school that it concerns has been told.")

  await fay.opens("/")
  await fay.reads(/^Pay back: .* paid invoice .* before it was credited$/)
  await fay.opens(invoice)
  await fay.reads(/is owed back: it was paid before a credit note reduced the invoice\.$/)
  await fay.follows("Record money paid back")
  await fay.fillsIn("Amount paid back", "9999")
  await fay.presses("Record as paid back")
  await fay.reads(/^Enter £[\d.]+ or less: that is what is owed back$/)
  await fay.fillsIn("Amount paid back", "10.00")
  await fay.presses("Record as paid back")
  await fay.reads("£10.00 has been recorded as paid back")

  await ann.opens("/invoices")
  await ann.follows(/CN-\d{4}-0001$/)
  await ann.reads("The supplier gave a discount.")
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
