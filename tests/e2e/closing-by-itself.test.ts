import { afterAll, beforeAll, expect, test } from "vitest"
import { commits, opensPool, paper, quantityOf } from "#tests/e2e/acts.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { lettersTo } from "#tests/support/letters.ts"

let house: House
let ids: { priya: string; ada: string; ben: string }
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  const [oak, ash, elm] = await Promise.all(
    ["Oak", "Ash", "Elm"].map((name) => aSchool(owner, { name: `${name} Primary School` })),
  )
  await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak!, ash!, elm!] })
  ids = {
    priya: await aPerson(owner, { name: "Priya Raman", roles: [[oak!, "business-manager"]] }),
    ada: await aPerson(owner, {
      name: "Ada Wren",
      email: "ada@ash.example",
      roles: [[ash!, "business-manager"]],
    }),
    ben: await aPerson(owner, { name: "Ben Croft", roles: [[elm!, "business-manager"]] }),
  }
})
afterAll(() => house?.close())

test("a pool closes by itself with the answer that reaches its cap, takes it whole, and lets nobody in after it", async () => {
  const priya = await house.enters({ as: ids.priya })
  const poolId = await opensPool(priya, "Paper for one van", async () => {
    await priya.ticks("Once schools want so much of one item")
    await priya.fillsIn("How many", "100")
    await priya.picks("Of which item", "Item 1")
  })
  const page = `/pools/${poolId}`
  const ada = await house.enters({ as: ids.ada, screen: "phone" })
  await ada.opens(page)
  await ada.reads(`Closes by itself at 100 reams (${paper})`)
  await commits(ada, { [paper]: "60" })
  await ada.reads("Your answer is stored.")
  await ada.reads("60 so far, 40 to go.")

  const late = await house.enters({ as: ids.ben })
  await late.opens(page)
  await late.fillsIn(quantityOf(paper), "10")
  await priya.opens(page)
  await commits(priya, { [paper]: "45" })
  // Nobody presses anything, and no closing time comes: the pages change where they are.
  for (const person of [ada, priya])
    await person.reads(`It reached its cap of 100 reams (${paper}), with 105.`)
  // Whoever had typed and not sent it reads what became of the pool as well, and not what it would have come to.
  for (const person of [priya, late]) await person.reads("105 reams together reach the price from 100 reams")
  const letter = (await lettersTo(house.world.owner, "ada@ash.example")).at(-1)
  expect(letter).toMatchObject({ subject: expect.stringContaining("Paper for one van") })

  await late.opens(page)
  expect(await late.page.getByLabel(quantityOf(paper)).count()).toBe(0)
  expect(await house.faults()).toEqual([])
})
