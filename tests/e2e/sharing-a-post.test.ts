import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { aGroup, aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { passTimeOfPost } from "#tests/support/builders/staff-posts.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { minutePasses } from "#tests/support/passing-time.ts"
import type { Person } from "#tests/support/person.ts"

let house: House
let ids: Record<"olive" | "amir" | "bea" | "group", string>
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const oak = await aSchool(owner, { name: "Oakfield School", legalEntity: trust, invoicePrefix: "OAK" })
  const ash = await aSchool(owner, { name: "Ashdown School", legalEntity: trust })
  const birch = await aSchool(owner, { name: "Birch School" })
  const manager = (name: string, school: string) =>
    aPerson(owner, { name, roles: [[school, "business-manager"]] })
  ids = {
    group: await aGroup(owner, { name: "Teign Valley", schools: [oak, ash, birch] }),
    olive: await manager("Olive Reed", oak),
    amir: await manager("Amir Shah", ash),
    bea: await manager("Bea Lund", birch),
  }
})
afterAll(() => house?.close())

const today = Temporal.Now.plainDateISO("Europe/London")
const lastMonth = today.with({ day: 1 }).subtract({ months: 1 })

async function needs(person: Person, title: string, halfDays: string) {
  await person.opens("/sharing/needs/new")
  await person.ticks(/^Specialist expertise/)
  await person.fillsIn("In a few words", title)
  await person.page.getByText("Subjects (up to 5)").click()
  await person.ticks("Music")
  await person.ticks("Primary")
  await person.fillsIn("How many half-days a week? (optional)", halfDays)
  await person.ticks("Nothing")
  await person.fillsIn("Last day on which this stands", today.add({ months: 6 }).toString())
  await person.presses("Post the need")
}

async function commits(person: Person, page: string, [days, limit, monday]: [string, string, string]) {
  await person.opens(page)
  await person.fillsIn("Days a week", days)
  await person.fillsIn("The most that a day may cost you", limit)
  await person.picks("Monday", monday)
  await person.presses("Commit these days")
  await person.reads("Your answer is stored.")
}

/** The post's days are those of the whole of last month, as if it had been made in time. */
async function aMonthPasses(postId: string) {
  const { owner } = house.world
  await passTimeOfPost(owner, postId, { startsOn: lastMonth })
  await sql`update post_week set valid_from = ${lastMonth} where post_id = ${postId}`.execute(owner)
  await minutePasses(house.database)
  await becomes(postId, "running")
}

const becomes = (postId: string, state: string) =>
  expect
    .poll(
      async () =>
        (
          await house.world.owner.selectFrom("sharedPost").select("state").where("id", "=", postId).execute()
        )[0]?.state,
      { timeout: 15_000 },
    )
    .toBe(state)

test("what several schools need becomes a post that they share, week by week, and each pays the days that it had", async () => {
  const olive = await house.enters({ as: ids.olive })
  const amir = await house.enters({ as: ids.amir, screen: "phone" })
  const bea = await house.enters({ as: ids.bea, script: false })

  await needs(amir, "Somebody to teach strings", "2")
  await needs(bea, "A choir, once a week", "2")
  await needs(olive, "Singing assemblies", "2")
  await olive.opens(`/groups/${ids.group}/needs`)
  await olive.reads(/3 days a week/)
  await olive.follows(/^Draft a shared post/)

  await olive.fillsIn("Who is it?", "Music teacher")
  await olive.fillsIn("Days a week that the post offers", "3")
  await olive.fillsIn("Pay point", "M5")
  await olive.fillsIn("Salary at this point for five days a week", "39000")
  await olive.fillsIn("Employer’s pension contribution", "28.68")
  await olive.fillsIn("Employer’s National Insurance", "15")
  await olive.fillsIn("National Insurance is due above", "5000")
  await olive.fillsIn("Where they come from", "Our payroll")
  await olive.presses("Save the draft")
  await olive.reads("The draft is saved.")
  await olive.presses("Open it to schools")
  await olive.reads("The post is open.")
  const page = new URL(olive.page.url()).pathname
  const postId = page.split("/")[2] ?? ""

  await commits(olive, page, ["1", "300", "Not possible"])
  await amir.opens(page)
  await amir.fillsIn("Days a week", "1.3")
  await amir.fillsIn("The most that a day may cost you", "32O")
  await amir.presses("Commit these days")
  await amir.reads("Enter days a week in whole and half days, like 1 or 1.5")
  expect(await amir.page.getByLabel("The most that a day may cost you").inputValue()).toBe("32O")
  await commits(amir, page, ["1", "320", "Suits us best"])
  await commits(bea, page, ["1", "310", "Is fine"])
  await passTimeOfPost(house.world.owner, postId, { closesAt: Temporal.Now.instant() })
  await minutePasses(house.database)
  await becomes(postId, "formed")

  await bea.opens(page)
  await bea.reads("Your school, and why")
  await bea.reads(
    /^Your school has 1 day a week\. A day comes to £\d+\.\d\d all in, and you would have paid up to £310\.00\.$/,
  )
  await bea.reads("What your share is made of, before VAT")

  await olive.opens(`${page}/week`)
  await olive.presses("Work out the best week")
  await olive.reads("The week is made.")
  await amir.opens(`${page}/week`)
  await amir.reads("These are days that suit it best.")

  await aMonthPasses(postId)
  await olive.opens("/recharges/new")
  await olive.picks("Whose time, or what thing?", "Music teacher (shared post)")
  await olive.picks("In which group's month-end?", "Teign Valley")
  await olive.fillsIn("Role or thing, as invoices name it", "Music teacher")
  await olive.ticks("A teacher")
  await olive.presses("Save, and enter what it costs")
  const recharge = new URL(olive.page.url()).pathname.split("/").slice(0, 3).join("/")
  await olive.opens(`${recharge}/cost`)
  await olive.fillsIn("From which month?", lastMonth.toString().slice(0, 7))
  await olive.fillsIn("Where do the figures come from?", "The post, as it formed")
  await olive.presses("Save the figures")
  await olive.reads("The figures are entered.")
  await olive.opens(`${recharge}/vat`)
  await olive.presses("Record the choice")
  await olive.reads("Your choice is recorded.")
  const month = `${recharge}/months/${lastMonth.toString().slice(0, 7)}`
  await olive.opens(month)
  await olive.presses(/^Send \d+ lines$/)
  await olive.reads("The time is sent.")

  for (const person of [amir, bea]) {
    await person.opens("/timesheets")
    await person.follows("Music teacher")
    await person.presses(/^Confirm (all \d+ lines|the line)$/)
    await person.reads("Thank you. Both schools agree on these lines.")
  }
  await olive.opens(month)
  await olive.presses("Recharge this month now")
  await olive.reads("The month is recharged")
  await bea.opens("/invoices")
  await bea.reads(/OAK/)
  expect(await house.faults()).toEqual([])
})
