import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { commits } from "#tests/e2e/acts.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { aPool, type BuiltPool, paper } from "#tests/support/builders/pools.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { closingComes, minutePasses } from "#tests/support/passing-time.ts"

let house: House
let ids: { ada: string; hal: string; priya: string }
let pool: BuiltPool
let openPool: () => Promise<BuiltPool>
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  const [oak, ash] = [
    await aSchool(owner, { name: "Oak Primary School" }),
    await aSchool(owner, { name: "Ash Primary School" }),
  ]
  ids = {
    priya: await aPerson(owner, { name: "Priya Raman", roles: [[oak, "business-manager"]] }),
    ada: await aPerson(owner, { name: "Ada Wren", roles: [[ash, "business-manager"]] }),
    hal: await aPerson(owner, { name: "Hal Head", roles: [[ash, "head"]] }),
  }
  const group = await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak, ash] })
  openPool = () => aPool(owner, { leadSchool: oak, groups: [group], createdBy: ids.priya })
  const hal = await house.enters({ as: ids.hal })
  await hal.opens("/school/spending-limits")
  await hal.fillsIn(/^A business manager may commit up to/, "100")
  await hal.fillsIn(/^A headteacher may commit up to/, "50")
  await hal.presses("Set the limits")
  await hal.reads("The limits are set. The governors are told.")
  await hal.fillsIn(/^A headteacher may commit up to/, "5,000")
  await hal.presses("Set the limits")
})
afterAll(() => house?.close())
beforeEach(async () => {
  pool = await openPool()
})

const page = () => `/pools/${pool.id}`

test("an answer beyond the limit counts once the head has approved it, and never by whoever gave it", async () => {
  const [ada, hal, priya] = [
    await house.enters({ as: ids.ada }),
    await house.enters({ as: ids.hal, screen: "phone" }),
    await house.enters({ as: ids.priya }),
  ]
  await priya.opens(page())
  await ada.opens(page())
  await commits(ada, { [paper.name]: "40" })
  await ada.reads("Waiting for the head to approve")
  expect(await ada.page.getByRole("button", { name: /^Approve/ }).count()).toBe(0)
  await priya.reads(/One school is awaiting approval for 40 reams more\./)

  await hal.opens("/")
  await hal.follows(/^Approve/)
  await hal.presses("Refuse")
  await hal.reads("There is a problem")
  await hal.presses(/^Approve up to £[\d.,]+ inc VAT$/)
  await hal.reads("You have approved the answer. Your school is in.")
  await ada.opens(page())
  await ada.reads(/^Your school is in$/)
  await priya.reads("1 school is in")
})

test("what nobody approved is left out at the closing, and its school reads why", async () => {
  const [ada, priya] = [await house.enters({ as: ids.ada }), await house.enters({ as: ids.priya })]
  await ada.opens(page())
  await commits(ada, { [paper.name]: "40" })
  await ada.reads("Waiting for the head to approve")
  await priya.opens(page())
  await commits(priya, { [paper.name]: "10" })
  await priya.reads("Your answer is stored.")
  await closingComes(house.world.owner, pool.id)
  await minutePasses(house.database)
  await priya.reads("Your school’s share")
  await ada.opens(page())
  await ada.reads(/nobody approved|was not approved|left out/i)
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
