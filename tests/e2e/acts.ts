import { expect } from "vitest"
import type { House } from "#tests/support/house.ts"
import { lettersTo, linkIn } from "#tests/support/letters.ts"
import type { Person } from "#tests/support/person.ts"

export const paper = "A4 copier paper, 80 gsm, white"
export const glue = "Glue sticks, 40 g"

/** Opens what the last letter to an address leads to. */
export const opensLetter = async (house: House, person: Person, address: string) =>
  person.opens(linkIn((await lettersTo(house.world.owner, address)).at(-1)))

export async function foundsGroup(person: Person, name: string): Promise<void> {
  await person.opens("/groups")
  await person.follows("Found a group")
  await person.fillsIn("Name", name)
  await person.ticks("Learning community")
  await person.presses("Found the group")
  await person.reads("The group is founded. Invite other schools next.")
}

/** `whom`: URNs and email addresses. */
export async function invites(person: Person, whom: string[]): Promise<void> {
  await person.follows("Invite schools")
  await person.fillsIn(/^URNs or email addresses/, whom.join("\n"))
  await person.presses("Send the invitations")
  await person.reads("The invitations are on their way.")
}

export async function acceptsFor(person: Person, school: string): Promise<void> {
  await person.presses(new RegExp(`Join for ${school}`))
  await person.reads("Accepted: the school is now a member.")
}

export async function givesBankAccount(person: Person): Promise<void> {
  await person.opens("/school/bank-account")
  await person.fillsIn("Name on the account", "Teign Trust")
  await person.fillsIn("Sort code", "20-00-00")
  await person.fillsIn("Account number", "12345678")
  await person.presses("Save the account")
  await person.reads("The bank account is changed.")
}

/**
 * Paper in packs of five reams, with two prices, and glue at a third of a pound. Answers the pool's id. `fillsInMore`
 * has the form before it is saved.
 */
export async function opensPool(
  person: Person,
  title: string,
  fillsInMore?: () => Promise<void>,
): Promise<string> {
  const cfr = "E19 Learning resources (not ICT equipment)"
  await person.opens("/pools")
  await person.follows("Start a pool")
  await person.fillsIn("Title", title)
  await person.fillsIn("Supplier", "Fairdale Paper Ltd")
  await person.fillsIn(/^Cost of delivery/, "45.00")
  await person.presses("Add another item")
  const item = (place: number) => person.page.getByRole("group", { name: `Item ${place}`, exact: true })
  for (const [place, { name, unit, pack, prices }] of [
    { name: paper, unit: "ream", pack: "5", prices: [["1", "4.00"] as const, ["100", "3.1275"] as const] },
    { name: glue, unit: "stick", pack: "", prices: [["1", "0.3333"] as const] },
  ].entries()) {
    const part = item(place + 1)
    await part.getByLabel(/^What is bought/).fill(name)
    await part.getByLabel(/^Counted in/).fill(unit)
    await part.getByLabel(/^Pack size/).fill(pack)
    for (const [row, [from, price]] of prices.entries()) {
      await part.getByLabel(`From how many, price ${row + 1}`).fill(from)
      await part.getByLabel(new RegExp(`^Price of one.*price ${row + 1}`)).fill(price)
    }
    await part.getByLabel(/^CFR code/).selectOption({ label: cfr })
  }
  await fillsInMore?.()
  await person.presses("Save the draft")
  await person.reads("The draft is saved. Look it over, then open it.")
  await person.presses("Open the pool now")
  await person.reads("The pool is open. Every school in its groups has been told.")
  return new URL(person.page.url()).pathname.split("/")[2] ?? ""
}

export const quantityOf = (item: string) => `How many does your school take? ${item}`

/** Answers the pool whose page is open: so many of each item. */
export async function commits(person: Person, quantities: Record<string, string>): Promise<void> {
  for (const [item, quantity] of Object.entries(quantities)) await person.fillsIn(quantityOf(item), quantity)
  await person.presses(/^(Join the pool|Change our answer)$/)
}

/** Moves on with the Tab key alone, until a field or button of this name has the focus. */
export async function tabsTo({ page }: Person, name: string): Promise<void> {
  const wanted = page.getByLabel(name, { exact: true }).or(page.getByRole("button", { name, exact: true }))
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab")
    if (await wanted.first().evaluate((element) => element === document.activeElement)) return
  }
  expect.fail(`The Tab key does not lead to "${name}".`)
}
