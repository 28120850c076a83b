import { afterAll, beforeAll, expect, test } from "vitest"
import { monthName } from "#app/features/staffing/time/month.ts"
import { aResource } from "#tests/support/builders/bookings.ts"
import { aGroup, aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { lastMonthOn } from "#tests/support/builders/open-days.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"

let house: House
let ids: { olive: string; bea: string; cora: string }
let resource: string
const title = "Speech and language therapist"
const { month } = lastMonthOn(1)

/** Bea's school had the therapist on three days of last month. */
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const oak = await aSchool(owner, { name: "Oak Primary School", legalEntity: trust, invoicePrefix: "OAK" })
  const birch = await aSchool(owner, { name: "Birch Primary School" })
  ids = {
    olive: await aPerson(owner, { name: "Olive Office", roles: [[oak, "finance"]] }),
    bea: await aPerson(owner, { name: "Bea Books", roles: [[birch, "finance"]] }),
    cora: await aPerson(owner, { name: "Cora Coordinator", roles: [[birch, "head"]] }),
  }
  const group = await aGroup(owner, {
    name: "Thrale Valley Schools",
    schools: [oak, birch],
    coordinators: [ids.cora],
  })
  resource = await aResource(owner, { schoolId: oak, createdBy: ids.olive, groupIds: [group], title })
  for (const day of [6, 13, 20]) {
    const { id } = await owner
      .insertInto("booking")
      .values({
        ...{ resourceId: resource, schoolId: birch, ownerSchoolId: oak, state: "confirmed" },
        ...{ settleBy: "money", pricePence: 21_000n, pricePer: "day", askedBy: ids.cora },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await owner
      .insertInto("bookingPeriod")
      .values({ bookingId: id, resourceId: resource, blocks: true, during: lastMonthOn(day).during })
      .execute()
  }
})
afterAll(() => house?.close())

test("a month's time is sent, disputed, agreed on, recharged by the group's month-end and downloaded", async () => {
  const [olive, bea, cora] = [
    await house.enters({ as: ids.olive }),
    await house.enters({ as: ids.bea, screen: "phone" }),
    await house.enters({ as: ids.cora }),
  ]
  await olive.opens("/recharges/new")
  await olive.picks(/^Whose time, or what thing/, title)
  await olive.fillsIn(/^Role or thing/, title)
  await olive.ticks("A classroom or teaching assistant")
  await olive.ticks("Bands by number on roll, with a minimum charge")
  await olive.presses("Add another band")
  expect(await olive.page.getByLabel(/^Charge of band/).count()).toBe(5)
  await olive.fillsIn("Minimum charge", "all of it")
  await olive.presses("Save, and enter what it costs")
  await olive.reads("There is a problem")
  expect(await olive.page.getByLabel(/^Role or thing/).inputValue()).toBe(title)
  await olive.ticks("By time delivered")
  await olive.presses("Save, and enter what it costs")
  await olive.reads("Saved. Now enter what it costs, and choose its VAT treatment.")
  await olive.follows("Enter new figures")
  await olive.fillsIn(/^From which month/, monthName(month))
  await olive.ticks("A price for the time that they had")
  await olive.fillsIn(/^Price/, "210")
  await olive.picks("For", "a day")
  await olive.fillsIn(/^Where do the figures come from/, "Agreed with the heads")
  await olive.presses("Save the figures")
  await olive.follows("Choose a VAT treatment")
  await olive.presses("Record the choice")
  await olive.follows(monthName(month))
  await olive.presses("Send 3 lines")
  await olive.reads("The time is sent. The schools that had it have been asked to confirm it.")
  const sheet = olive.page.getByRole("link", { name: /^The timesheet/ })
  const timesheet = (await sheet.getAttribute("href")) ?? ""

  await bea.opens(timesheet)
  await bea.follows(/ 13 /)
  await bea.fillsIn(/^How long was it/, "3:15")
  await bea.presses("Record this")
  await bea.reads("Say what was different, so that the other school can look it up")
  await bea.fillsIn(/^What was different/, "She left at a quarter past twelve.")
  await bea.presses("Record this")
  await bea.presses("Confirm all 2 lines")
  await bea.reads("Disputed")

  await olive.opens(timesheet)
  await olive.follows(/ 13 /)
  await olive.reads("She left at a quarter past twelve.")
  await olive.presses("Record this")
  await olive.reads("Agreed")

  await cora.opens("/recharges")
  await cora.follows(/month-end/i)
  await cora.picks("Which month?", monthName(month))
  await cora.presses("Run the month-end")
  await cora.reads("all have been looked at")
  await cora.reads("1 invoice")

  await bea.opens("/invoices")
  await bea.follows(/^OAK-/)
  await bea.reads("£525.00")
  const pdf = await bea.downloads("Download as PDF")
  expect(new TextDecoder("latin1").decode(pdf.slice(0, 5))).toBe("%PDF-")

  const states = await house.world.owner.selectFrom("booking").select("state").execute()
  expect(states.map(({ state }) => state)).toEqual(["settled", "settled", "settled"])
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
