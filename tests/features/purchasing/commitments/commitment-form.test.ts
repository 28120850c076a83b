import { expect, test } from "vitest"
import { commitmentForm } from "#app/features/purchasing/commitments/commitment-form.ts"
import { quantityInField, typedConditions } from "#app/features/purchasing/commitments/typed-conditions.ts"
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
    conditions: null,
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

test("conditions are read with their steps, and the line stands for the largest quantity", () => {
  const form = {
    quantities: { [paper]: "20", [staples]: "" },
    limits: { [paper]: "£4.50" },
    steps: {
      [paper]: [
        { quantity: "40", limit: "4.05" },
        { quantity: "", limit: " " },
      ],
    },
    substitutes: { [paper]: { item: staples, limit: "3", most: "15" } },
    totalLimit: "600",
    totalLimitVat: "ex",
    leastSchools: "3",
    allOrNothing: "yes",
  }
  expect(commitmentForm(items).parse(form)).toEqual({
    purchaseOrderNumber: "",
    lines: [{ itemId: paper, quantity: 40 }],
    conditions: {
      totalLimit: { pence: 60_000n, includesVat: false },
      leastSchools: 3,
      allOrNothing: true,
      lines: [
        {
          itemId: paper,
          steps: [
            { quantity: 20, limit: 45_000n },
            { quantity: 40, limit: 40_500n },
          ],
          tolerance: 0,
          substitute: { itemId: staples, limit: 30_000n, most: 15 },
        },
      ],
    },
  })
})

test("what is stored opens again in the form as it was typed", () => {
  const form = {
    quantities: { [paper]: "20", [staples]: "7" },
    limits: { [paper]: "4.50", [staples]: "0.0125" },
    steps: { [paper]: [{ quantity: "40", limit: "4.05" }] },
    totalLimit: "600.00",
    leastSchools: "3",
  }
  const { lines, conditions } = commitmentForm(items).parse(form)
  expect(typedConditions(conditions!)).toEqual({
    [`limits.${paper}`]: "4.50",
    [`limits.${staples}`]: "0.0125",
    [`steps.${paper}.0.quantity`]: "40",
    [`steps.${paper}.0.limit`]: "4.05",
    totalLimit: "600.00",
    totalLimitVat: "inc",
    leastSchools: "3",
  })
  expect(lines.map((line) => quantityInField(line, conditions!))).toEqual([20, 7])
})

test("conditions that do not fit together have a sentence beside the field, each", () => {
  const taking = { [paper]: "20", [staples]: "5" }
  const faults = (form: object) => faultsOf({ quantities: taking, ...form })
  expect(faults({ steps: { [paper]: [{ quantity: "40", limit: "4" }] } })).toEqual({
    [`limits.${paper}`]: "Enter the most that you would pay for one when you take 20",
  })
  const steps = (...rows: [string, string][]) =>
    faults({
      limits: { [paper]: "4.50" },
      steps: { [paper]: rows.map(([quantity, limit]) => ({ quantity, limit })) },
    })
  expect(steps(["40", "4.50"])).toEqual({
    [`steps.${paper}.0.limit`]: "Enter less than £4.50, your limit when you take 20",
  })
  expect(steps(["20", "4.00"])).toEqual({
    [`steps.${paper}.0.quantity`]: "Enter more than 20: this is how many you take where the price is lower",
  })
  expect(steps(["42", "4.00"])[`steps.${paper}.0.quantity`]).toContain("Enter 40 or 45 reams")
  expect(steps(["40", ""])[`steps.${paper}.0.limit`]).toBe(
    "Enter the most that you would pay for one when you take 40",
  )
  expect(steps(["", ""], ["", "3.00"])[`steps.${paper}.1.quantity`]).toBe(
    "Enter how many you would take up to this limit",
  )
  expect(faults({ substitutes: { [paper]: { item: staples, limit: "3" } } })).toEqual({
    [`substitutes.${paper}.item`]: "You take Staples already: choose something of which you take none",
  })
  const instead = (most: string) =>
    faultsOf({
      quantities: { [staples]: "7" },
      substitutes: { [staples]: { item: paper, limit: "3", most } },
    })
  expect(instead("5")).toEqual({})
  expect(instead("8")).toEqual({
    [`substitutes.${staples}.most`]: "Enter 7 or fewer: it comes in place of the 7 boxes that you take",
  })
  expect(instead("6")[`substitutes.${staples}.most`]).toContain("Enter 5 reams")
  expect(instead("")[`substitutes.${staples}.most`]).toContain("Enter 5 reams")
  expect(faults({ substitutes: { [paper]: { item: "", limit: "", most: "5" } } })).toEqual({
    [`substitutes.${paper}.item`]: "Choose what you would take instead",
  })
  expect(faults({ substitutes: { [paper]: { item: "", limit: "3" } } })).toEqual({
    [`substitutes.${paper}.item`]: "Choose what you would take instead",
  })
  expect(
    Object.keys(
      faults({
        limits: { [paper]: "-1" },
        totalLimit: "lots",
        leastSchools: "1",
        tolerances: { [paper]: "½" },
      }),
    ),
  ).toEqual([`limits.${paper}`, `tolerances.${paper}`, "totalLimit", "leastSchools"])
})

test("a larger quantity without one to begin with is refused beside the quantity", () => {
  const form = { limits: { [paper]: "4" }, steps: { [paper]: [{ quantity: "40", limit: "3" }] } }
  expect(faultsOf(form)[`quantities.${paper}`]).toContain("before the larger quantity")
})
