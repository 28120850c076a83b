import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { commits, opensPool, paper as paperOfDraft, quantityOf, tabsTo } from "#tests/e2e/acts.ts"
import { openTwoSchools, type TwoSchools } from "#tests/e2e/two-schools.ts"
import { type BuiltPool, paper } from "#tests/support/builders/pools.ts"
import type { Person } from "#tests/support/person.ts"

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

/** What a keyboard would act on: the text of a link, the class of a notice, or the name of a field. */
const focused = ({ page }: Person) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element instanceof HTMLAnchorElement) return element.textContent
    return element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.className
  })

test("without JavaScript a pool is drafted item by item, opened, joined, and its answer changed", async () => {
  const priya = await house.enters({ as: priyaId, script: false })
  await priya.opens("/pools/new")
  await priya.fillsIn("Title", "Chalk")
  await priya.fillsIn(/^What is bought/, "White chalk")
  await priya.presses("Add another item")
  await priya.page
    .getByLabel(/^What is bought/)
    .nth(1)
    .fill("Yellow chalk")
  await priya.presses("Remove item 1")
  expect(await priya.page.getByLabel(/^What is bought/).inputValue()).toBe("Yellow chalk")
  expect(await priya.page.getByLabel("Title", { exact: true }).inputValue()).toBe("Chalk")

  const poolId = await opensPool(priya, "Paper for those without JavaScript")
  await priya.opens(`/pools/${poolId}`)
  for (const [quantity, button] of [["45", "Join the pool"] as const, ["60", "Change our answer"] as const]) {
    await priya.fillsIn(quantityOf(paperOfDraft), quantity)
    await priya.presses(button)
    await priya.reads("Your answer is stored.")
  }
  expect(await priya.page.getByLabel(quantityOf(paperOfDraft)).inputValue()).toBe("60")
})

test("by keyboard alone somebody skips to the page, mends what was refused, and joins", async () => {
  const ada = await house.enters({ as: adaId })
  const { keyboard } = ada.page
  await ada.opens(page())
  await keyboard.press("Tab")
  expect(await focused(ada)).toBe("Skip to main content")
  await keyboard.press("Enter")
  await keyboard.press("Tab")
  expect(await ada.page.evaluate(() => !!document.activeElement?.closest("main"))).toBe(true)

  await tabsTo(ada, quantityOf(paper.name))
  await keyboard.type("-5")
  await tabsTo(ada, "Join the pool")
  await keyboard.press("Enter")
  await ada.reads("There is a problem")
  await expect.poll(() => focused(ada)).toBe("govuk-error-summary")
  await keyboard.press("Tab")
  await keyboard.press("Enter")
  await expect.poll(() => focused(ada)).toBe(quantityOf(paper.name))
  await keyboard.press("ControlOrMeta+A")
  await keyboard.type("40")
  await tabsTo(ada, "Join the pool")
  await keyboard.press("Enter")
  await ada.reads("Your answer is stored.")
  expect(await reamsOfAsh(pool)).toEqual([40])
})

test("a page that is loaded anew to say what is wrong begins with it", async () => {
  const ada = await house.enters({ as: adaId })
  await ada.opens("/groups/new")
  await tabsTo(ada, "Found the group")
  await Promise.all([ada.page.waitForEvent("load"), ada.page.keyboard.press("Enter")])
  await ada.reads("There is a problem")
  expect(await focused(ada)).toBe("govuk-error-summary")
})

test("while there is no connection nothing is sent, every page says so, and what was typed stays", async () => {
  const ada = await house.enters({ as: adaId })
  const answer = () => ada.page.getByLabel(quantityOf(paper.name)).inputValue()
  await ada.opens(page())
  await ada.fillsIn(quantityOf(paper.name), "40")
  await ada.page.context().setOffline(true)
  await ada.page.getByRole("button", { name: "Join the pool" }).click()
  await ada.reads(/^You are offline, so nothing was sent\./)
  expect([await answer(), await reamsOfAsh(pool)]).toEqual(["40", []])
  await ada.page.context().setOffline(false)
  await commits(ada, { [paper.name]: "41" })
  await ada.reads("Your answer is stored.")

  await ada.opens("/groups/new")
  await ada.fillsIn("Name", "Schools on the moor")
  await ada.ticks("Alliance")
  await ada.page.context().setOffline(true)
  await ada.page.getByRole("button", { name: "Found the group" }).click()
  await ada.reads(/^You are offline, so nothing was sent\./)
  await ada.page.context().setOffline(false)
  await ada.presses("Found the group")
  await ada.reads("The group is founded.")
  ada.complaints.splice(0) // The browser's, of being offline.
})

test("an answer that is lost on its way is asked for again, and the page stays while its news are lost", async () => {
  const ada = await house.enters({ as: adaId })
  await ada.opens(page())
  await ada.fillsIn(quantityOf(paper.name), "40")
  await ada.page.route("**/*.data*", (route) => route.abort())
  await ada.page.getByRole("button", { name: "Join the pool" }).click()
  await ada.reads(/^Kith cannot be reached, so we do not know whether this arrived\./)
  expect(await ada.page.getByLabel(quantityOf(paper.name)).inputValue()).toBe("40")

  const priya = await house.enters({ as: priyaId, script: false })
  await priya.opens(page())
  const news = ada.page.waitForEvent("requestfailed", (request) => request.url().includes(".data"))
  await commits(priya, { [paper.name]: "20" })
  await news
  await ada.reads(/^Kith cannot be reached/)
  await ada.page.unroute("**/*.data*")
  await ada.presses("Join the pool")
  await ada.reads("Your answer is stored.")
  await ada.reads("2 schools are in")
  expect(await reamsOfAsh(pool)).toEqual([40])
  ada.complaints.splice(0) // The browser's, of what was lost.
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
