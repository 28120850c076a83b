import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { commits, quantityOf } from "#tests/e2e/acts.ts"
import { openTwoSchools, type TwoSchools } from "#tests/e2e/two-schools.ts"
import { type BuiltPool, paper } from "#tests/support/builders/pools.ts"
import { lettersTo } from "#tests/support/letters.ts"
import { closingComes } from "#tests/support/passing-time.ts"

let { house, priyaId, adaId, openPool, reamsOfAsh } = {} as TwoSchools
let pool: BuiltPool
beforeAll(async () => {
  ;({ house, priyaId, adaId, openPool, reamsOfAsh } = await openTwoSchools())
})
afterAll(() => house?.close())
beforeEach(async () => {
  pool = await openPool()
})

const page = () => `/pools/${pool.id}`

test("a school that joined withdraws, and the pool goes on without it", async () => {
  const ada = await house.enters({ as: adaId, screen: "phone", script: false })
  await ada.opens(page())
  await commits(ada, { [paper.name]: "40" })
  await ada.reads("Your answer is stored.")
  await ada.follows("Withdraw")
  await ada.presses("Withdraw")
  await ada.reads("Your school is out of the pool.")
  expect(await reamsOfAsh(pool)).toEqual([])
})

test("a pool is cancelled with a reason that everybody in it reads, on their open page and by letter", async () => {
  const ada = await house.enters({ as: adaId })
  await ada.opens(page())
  await commits(ada, { [paper.name]: "40" })
  await ada.reads("Your answer is stored.")

  const priya = await house.enters({ as: priyaId })
  await priya.opens(page())
  await priya.follows("Cancel the pool")
  await priya.presses("Cancel the pool")
  await priya.reads("There is a problem")
  await priya.fillsIn(/^Why\?/, "Fairdale has gone out of business.")
  await priya.presses("Cancel the pool")
  await priya.reads("The pool is cancelled.")
  await ada.reads("Fairdale has gone out of business.")
  const [letter] = (await lettersTo(house.world.owner, "office@ash.example")).slice(-1)
  expect(letter?.body).toContain("Fairdale has gone out of business.")
})

test("a closing is put off, never brought forward, and open pages learn of it", async () => {
  const ada = await house.enters({ as: adaId })
  await ada.opens(page())
  const priya = await house.enters({ as: priyaId, script: false })
  await priya.opens(page())
  await priya.follows("Put off the closing")
  const proposed = await priya.page.getByLabel("New closing date").inputValue()
  await priya.fillsIn("New closing date", Temporal.Now.plainDateISO().add({ days: 1 }).toString())
  await priya.presses("Put off the closing")
  await priya.reads("There is a problem")
  await priya.fillsIn("New closing date", proposed)
  await priya.fillsIn(/^Why\?/, "Half term.")
  await priya.presses("Put off the closing")
  await priya.reads("The closing is put off.")
  const until = Temporal.PlainDate.from(proposed)
  await ada.reads(new RegExp(`${until.day} ${until.toLocaleString("en-GB", { month: "long" })}`))
})

test("an answer that comes a second after closing is refused with a sentence, and keeps what was typed", async () => {
  for (const script of [true, false]) {
    pool = await openPool()
    const ada = await house.enters({ as: adaId, script })
    await ada.opens(page())
    await ada.fillsIn(quantityOf(paper.name), "35")
    await closingComes(house.world.owner, pool.id)
    await ada.presses("Join the pool")
    await ada.reads(/^This pool closed on .* Your answer came after that, so nothing was changed\.$/)
    expect(await reamsOfAsh(pool)).toEqual([])
  }
})

test("two tabs answer the same pool: the later answer counts, and both say so", async () => {
  const first = await house.enters({ as: adaId })
  const second = await house.enters({ as: adaId, script: false })
  await first.opens(page())
  await second.opens(page())
  await commits(first, { [paper.name]: "15" })
  await first.reads("Your answer is stored.")
  await commits(second, { [paper.name]: "20" })
  await second.reads("Your answer is stored.")
  expect(await reamsOfAsh(pool)).toEqual([20])
  await first.page.waitForFunction(
    (label) =>
      [...document.querySelectorAll("input")].some(
        (input) => input.labels?.[0]?.textContent === label && input.value === "20",
      ),
    quantityOf(paper.name),
  )
})

test("a form that is sent twice by a double press founds one group", async () => {
  for (const script of [true, false]) {
    const name = `Twice Valley Schools, ${script ? "with" : "without"} JavaScript`
    const ada = await house.enters({ as: adaId, script })
    await ada.opens("/groups/new")
    await ada.fillsIn("Name", name)
    await ada.ticks("Alliance")
    await ada.page.getByRole("button", { name: "Found the group" }).dblclick()
    await ada.reads("The group is founded.")
    const named = house.world.owner.selectFrom("schoolGroup").where("name", "=", name)
    expect(await named.select("name").execute()).toHaveLength(1)
  }
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
