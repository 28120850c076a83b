import { expect, test } from "vitest"
import { commitmentForm } from "#app/features/purchasing/commitment-form.ts"
import { itemId, itemTerms } from "#tests/support/builders/pool-terms.ts"

const items = [itemTerms({ packSize: 5 }), itemTerms({ id: itemId(1), name: "Staples", unit: "box" })]
const [paper, staples] = [itemId(0), itemId(1)]

const faultsOf = (form: unknown) => {
  const parsed = commitmentForm(items).safeParse(form)
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]))
}

test("a commitment has a quantity for each item wanted, and the school's order number", () => {
  const form = { quantities: { [paper]: "40", [staples]: "" }, purchaseOrderNumber: " PO 12 " }
  expect(commitmentForm(items).parse(form)).toEqual({
    purchaseOrderNumber: "PO 12",
    lines: [{ itemId: paper, quantity: 40 }],
  })
})

test("a part of a pack is refused, naming the quantities that are whole packs", () => {
  const path = `quantities.${paper}`
  expect(faultsOf({ quantities: { [paper]: "12" } })[path]).toBe(
    "A4 copier paper comes in packs of 5 reams. Enter 10 or 15 reams",
  )
  expect(faultsOf({ quantities: { [paper]: "3" } })[path]).toBe(
    "A4 copier paper comes in packs of 5 reams. Enter 5 reams",
  )
})

test("every faulty quantity has its own sentence", () => {
  expect(
    faultsOf({ quantities: { [paper]: "-5", [staples]: "lots" }, purchaseOrderNumber: "x".repeat(41) }),
  ).toEqual({
    [`quantities.${paper}`]: "Enter a number that is not negative",
    [`quantities.${staples}`]: "Enter a whole number in digits, like 12",
    purchaseOrderNumber: "Shorten this to 40 characters or fewer",
  })
})

test("a commitment to nothing is refused: withdrawing is another act", () => {
  for (const form of [{}, { quantities: {} }, { quantities: { [paper]: "0", [staples]: "" } }])
    expect(faultsOf(form)[`quantities.${paper}`]).toContain("at least one item")
})

test("quantities of items that are not in the pool are not read", () => {
  const form = { quantities: { [paper]: "5", [itemId(7)]: "90" } }
  expect(commitmentForm(items).parse(form).lines).toEqual([{ itemId: paper, quantity: 5 }])
})
