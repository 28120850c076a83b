import { expect, test } from "vitest"
import { deliveryForm } from "#app/features/purchasing/deliveries/delivery-form.ts"
import { itemId, itemTerms } from "#tests/support/builders/pool-terms.ts"

const paper = itemTerms()
const basics = itemTerms({ id: itemId(1), name: "Basics paper", cfrCode: "E20" })
const form = deliveryForm([paper], () => 0, [paper, basics])

const typed = (quantity: string, replacement: Record<string, string>) => ({
  ...{ id: crypto.randomUUID(), deliveredOn: "2026-11-20", note: "", completes: "yes" },
  items: { [paper.id]: { quantity, replacement } },
})
const replacementIn = (quantity: string, replacement: Record<string, string>) =>
  form.parse(typed(quantity, replacement)).lines[0]!.replacement
const faultsIn = (quantity: string, replacement: Record<string, string>) => {
  const parsed = form.safeParse(typed(quantity, replacement))
  return parsed.error?.issues.map(({ path, message }) => [path.slice(3).join("."), message])
}

test("something else may come in the place of a part, or of all when nobody says of how many", () => {
  expect(
    replacementIn("100", { name: "Recycled", quantity: "30", unitPrice: "2.90", cfrCode: "E25" }),
  ).toEqual({ name: "Recycled", quantity: 30, unitPrice: 29_000n, cfrCode: "E25" })
  expect(replacementIn("100", { name: "Recycled" })).toMatchObject({ quantity: 100, unitPrice: null })
  expect(replacementIn("100", {})).toBeNull()
})

test("an item of the pool that comes in the place of another goes under its own code", () => {
  expect(replacementIn("100", { name: "basics PAPER" })?.cfrCode).toBe("E20")
  expect(replacementIn("100", { name: "Recycled" })?.cfrCode).toBe("E19")
})

test("what does not fit together has a sentence beside its field", () => {
  expect(faultsIn("100", { quantity: "30" })).toEqual([["name", "Say what came, or leave all of this empty"]])
  expect(faultsIn("100", { name: "Recycled", quantity: "101" })).toEqual([
    ["quantity", "Enter 100 or fewer: so many arrived, and these are counted among them"],
  ])
  expect(faultsIn("0", { name: "Recycled" })?.[0]?.[0]).toBe("name")
  expect(faultsIn("100", { name: "Recycled", cfrCode: "X1" })?.[0]?.[0]).toBe("cfrCode")
})
