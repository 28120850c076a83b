import { afterAll, beforeAll, expect, test } from "vitest"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { lettersTo, linkIn } from "#tests/support/letters.ts"
import { oneTimeCode } from "#tests/support/one-time-code.ts"
import type { Person } from "#tests/support/person.ts"

let house: House
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
})
afterAll(() => house?.close())

const opensLetter = async (person: Person, email: string) =>
  person.opens(linkIn((await lettersTo(house.world.owner, email)).at(-1)))

const signsIn = async (person: Person, email: string, password: string) => {
  await person.opens("/sign-in")
  await person.fillsIn("Email address", email)
  await person.fillsIn("Password", password)
  await person.presses("Sign in")
}

test("somebody signs up, confirms their address, and takes over their school as its first", async () => {
  await aSchool(house.world.owner, { name: "Tarn Edge Primary School", urn: 980_118, joined: false })
  const email = "noor@tarn-edge.example"
  const noor = await house.enters({ screen: "phone" })

  await noor.opens("/sign-up")
  await noor.fillsIn("Your name", "Noor Siddiqui")
  await noor.fillsIn("Email address", "noor@tarn-edge")
  await noor.fillsIn("Password", "quiet yellow kettle")
  await noor.presses("Create my account")
  await noor.reads("There is a problem")
  await noor.reads("Enter an email address in the correct format, like name@example.org")
  await noor.fillsIn("Email address", email)
  await noor.fillsIn("Password", "quiet yellow kettle")
  await noor.presses("Create my account")
  await noor.reads("Check your email")

  await opensLetter(noor, email)
  await noor.presses("Continue")
  await noor.reads("Find your school")
  await noor.fillsIn("School name or URN", "980999")
  await noor.presses("Find school")
  await noor.reads("No school")
  await noor.fillsIn("School name or URN", "980118")
  await noor.presses("Find school")
  await noor.ticks("Business manager")
  await noor.presses("Act for Tarn Edge Primary School")
  await noor.reads("You now act for this school. Invite your colleagues next.")
  for (const page of ["/", "/pools"]) {
    await noor.opens(page)
    await noor.reads("Your school is in no group yet")
  }
  await noor.follows("Find or found a group")
  await noor.reads("Join a group")
})

test("somebody without a password comes in by a link, once", async () => {
  const email = "beth@elm.example"
  const elm = await aSchool(house.world.owner, { name: "Elm Primary School" })
  await aPerson(house.world.owner, { name: "Beth Elm", email, roles: [[elm, "business-manager"]] })
  const beth = await house.enters()

  await beth.opens("/invoices")
  await beth.follows("Email me a link instead")
  await beth.fillsIn("Email address", email)
  await beth.presses("Email me a link")
  await opensLetter(beth, email)
  await beth.presses("Continue")
  await beth.reads("Your school has received no invoices")

  const thief = await house.enters()
  await opensLetter(thief, email)
  await thief.presses("Continue")
  await thief.reads("This link has been used, or is too old. Ask for a new one")
})

test("whoever forgot their password chooses a new one, and everybody who was in as them is out", async () => {
  const email = "carl@ash.example"
  const ash = await aSchool(house.world.owner, { name: "Ash Primary School" })
  const carlId = await aPerson(house.world.owner, { name: "Carl Ash", email, roles: [[ash, "head"]] })
  const elsewhere = await house.enters({ as: carlId, screen: "phone" })
  await elsewhere.opens("/account")
  await elsewhere.reads("carl@ash.example")

  const carl = await house.enters()
  await carl.opens("/sign-in")
  await carl.follows("I have forgotten my password")
  await carl.fillsIn("Email address", email)
  await carl.presses("Email me a link")
  await opensLetter(carl, email)
  await carl.fillsIn("New password", "three green ladders")
  await carl.presses("Change my password")
  await signsIn(carl, email, "three green ladder")
  await carl.reads("The email address or the password is wrong.")
  await signsIn(carl, email, "three green ladders")
  await carl.opens("/account")
  await carl.reads("carl@ash.example")

  await elsewhere.opens("/account")
  expect(new URL(elsewhere.page.url()).pathname).toBe("/sign-in")
})

test("a group that requires it has its finance officers sign in with two steps", async () => {
  const { owner } = house.world
  const yew = await aSchool(owner, { name: "Yew Primary School" })
  const coordinator = await aPerson(owner, { name: "Cora Yew", roles: [[yew, "staff"]] })
  await aGroup(owner, { name: "Valley Schools", schools: [yew], coordinators: [coordinator] })
  const officer = await aPerson(owner, { name: "Finn Yew", roles: [[yew, "finance"]] })

  const cora = await house.enters({ as: coordinator })
  await cora.opens("/groups")
  await cora.follows("Valley Schools")
  await cora.follows("Settings")
  await cora.ticks("Yes")
  await cora.presses("Save the settings")

  const finn = await house.enters({ as: officer, screen: "phone" })
  await finn.opens("/invoices")
  await finn.reads("One more step before you go on")
  await finn.presses("Set up two-step sign-in")
  const setup = await finn.page.locator("input[name=setup]").inputValue()
  await finn.fillsIn("Code", "000000")
  await finn.presses("Turn on two-step sign-in")
  await finn.reads("That code is wrong.")
  await finn.fillsIn("Code", oneTimeCode(setup))
  await finn.presses("Turn on two-step sign-in")
  await finn.follows("I have kept them: go on")
  await finn.opens("/invoices")
  await finn.reads("Your school has received no invoices")
})

test("whoever loses their role meanwhile is not let do what their open page still offers", async () => {
  const { owner } = house.world
  const fir = await aSchool(owner, { name: "Fir Primary School" })
  const head = await aPerson(owner, { name: "Hana Fir", roles: [[fir, "head"]] })
  const manager = await aPerson(owner, { name: "Mo Fir", roles: [[fir, "business-manager"]] })
  const mo = await house.enters({ as: manager })
  await mo.opens("/groups/new")
  await mo.fillsIn("Name", "Schools of Mo")
  await mo.ticks("Alliance")

  const hana = await house.enters({ as: head })
  await hana.opens("/school")
  await hana.follows(/^End.*Mo Fir/)
  await hana.presses("End the role")
  await hana.reads("The role has ended.")

  await mo.presses("Found the group")
  await mo.reads("Find your school")
  const founded = await owner.selectFrom("schoolGroup").select("name").execute()
  expect(founded.map(({ name }) => name)).not.toContain("Schools of Mo")
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
