import { expect, test } from "vitest"
import { deliveryForm } from "#app/features/purchasing/deliveries/delivery-form.ts"
import { itemId, itemTerms } from "#tests/support/builders/pool-terms.ts"

const paper = itemTerms()
const basics = itemTerms({ id: itemId(1), name: "Basics paper", cfrCode: "E20", vatRate: "zero" })
const form = deliveryForm([paper], () => 0, [paper, basics])

type Typed = Record<string, string>
const typed = (quantity: string, replacements: Typed[]) => ({
  ...{ id: crypto.randomUUID(), deliveredOn: "2026-11-20", note: "", completes: "yes" },
  items: { [paper.id]: { quantity, replacements } },
})
const replacementsIn = (quantity: string, ...replacements: Typed[]) =>
  form.parse(typed(quantity, replacements)).lines[0]!.replacements
const faultsIn = (quantity: string, ...replacements: Typed[]) => {
  const parsed = form.safeParse(typed(quantity, replacements))
  return parsed.error?.issues.map(({ path, message }) => [path.slice(3).join("."), message])
}
const recycled = { name: "Recycled" }

test("something else may come in the place of a part, or of all when nobody says of how many", () => {
  expect(
    replacementsIn("100", {
      ...{ ...recycled, quantity: "30", unitPrice: "2.90" },
      ...{ cfrCode: "E25", vatRate: "reduced" },
    }),
  ).toEqual([{ name: "Recycled", quantity: 30, unitPrice: 29_000n, cfrCode: "E25", vatRate: "reduced" }])
  expect(replacementsIn("100", recycled)).toMatchObject([{ quantity: 100, unitPrice: null }])
  expect(replacementsIn("100", {})).toEqual([])
})

test("several things may come in the place of one, each once, and no more of them than arrived", () => {
  const some = { ...recycled, quantity: "30" }
  expect(replacementsIn("100", some, {}, { name: "Coloured", quantity: "70" })).toMatchObject([
    { name: "Recycled", quantity: 30 },
    { name: "Coloured", quantity: 70 },
  ])
  expect(faultsIn("100", some, {}, { name: "Coloured", quantity: "71" })).toEqual([
    ["2.quantity", "100 arrived, and what is entered before this leaves 70 of them"],
  ])
  expect(faultsIn("100", some, { name: "Coloured" })?.[0]?.[0]).toBe("1.quantity")
  expect(faultsIn("100", some, { name: "RECYCLED", quantity: "10" })?.[0]?.[0]).toBe("1.name")
})

test("an item of the pool that comes in the place of another goes under its own code and rate of VAT", () => {
  expect(replacementsIn("100", { name: "basics PAPER" })).toMatchObject([{ cfrCode: "E20", vatRate: "zero" }])
  expect(replacementsIn("100", recycled)).toMatchObject([{ cfrCode: "E19", vatRate: "standard" }])
})

test("what does not fit together has a sentence beside its field", () => {
  expect(faultsIn("100", { quantity: "30" })).toEqual([
    ["0.name", "Say what came, or leave all of this empty"],
  ])
  expect(faultsIn("100", { ...recycled, quantity: "101" })).toEqual([
    ["0.quantity", "Enter 100 or fewer: so many arrived, and these are counted among them"],
  ])
  expect(faultsIn("0", recycled)?.[0]?.[0]).toBe("0.name")
  expect(faultsIn("100", { ...recycled, cfrCode: "X1" })?.[0]?.[0]).toBe("0.cfrCode")
  expect(faultsIn("100", { ...recycled, vatRate: "10" })?.[0]?.[0]).toBe("0.vatRate")
})
