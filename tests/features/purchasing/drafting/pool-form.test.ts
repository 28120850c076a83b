import { expect, test } from "vitest"
import { poolForm } from "#app/features/purchasing/drafting/pool-form.ts"
import { extendForm } from "#app/features/purchasing/pools/extend-form.ts"
import { itemId, schoolId } from "#tests/support/builders/pool-terms.ts"

const now = Temporal.Instant.from("2026-11-02T12:00:00Z")

const item = {
  name: "A4 copier paper",
  unit: "ream",
  packSize: "5",
  vatRate: "standard",
  cfrCode: "E19",
  usualUnitPrice: "£4.89",
  tiers: [
    { fromQuantity: "1", unitPrice: "4.00" },
    { fromQuantity: "100", unitPrice: "3.4999" },
  ],
}

const typed = (wish: Record<string, unknown> = {}) => ({
  id: itemId(9),
  title: "Copier paper",
  description: "",
  supplierName: "Fairdale Paper Ltd",
  groupIds: [itemId(8)],
  leadSchoolId: schoolId(1),
  opensDate: "3 11 2026",
  opensTime: "9am",
  closesDate: "4/12/2026",
  closesTime: "5pm",
  deliveryExpectedOn: "2026-12-18",
  deliveryCost: "45",
  freeDeliveryFrom: "600",
  deliveryVatRate: "standard",
  splitRule: "by-quantity",
  items: [item],
  ...wish,
})

const faultsOf = (wish: Record<string, unknown>) => {
  const parsed = poolForm(now).safeParse(typed(wish))
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]))
}

const tierFaults = (...tiers: [string, string][]) =>
  faultsOf({
    items: [{ ...item, tiers: tiers.map(([fromQuantity, unitPrice]) => ({ fromQuantity, unitPrice })) }],
  })

test("a pool is read whole: moments in London's time, money exact, prices to a hundredth of a penny", () => {
  const draft = poolForm(now).parse(typed())
  expect(draft).toMatchObject({
    title: "Copier paper",
    groupIds: [itemId(8)],
    deliveryPence: 4_500n,
    freeDeliveryFromPence: 60_000n,
    splitSettings: {},
    items: [
      {
        packSize: 5,
        usualUnitPrice: 48_900n,
        tiers: [
          { fromQuantity: 1, unitPrice: 40_000n },
          { fromQuantity: 100, unitPrice: 34_999n },
        ],
      },
    ],
  })
  expect(draft.closesAt.toString()).toBe("2026-12-04T17:00:00Z")
  expect(draft.deliveryExpectedOn?.toString()).toBe("2026-12-18")
})

test("empty rows of items and prices do not count, and a fault names the row as it stood on the form", () => {
  const spare = {
    name: "",
    unit: "",
    packSize: "",
    vatRate: "standard",
    cfrCode: "E19",
    tiers: [{ fromQuantity: "", unitPrice: "" }],
  }
  expect(poolForm(now).parse(typed({ items: [spare, item, spare] })).items).toHaveLength(1)
  const faulty = {
    ...item,
    tiers: [{ fromQuantity: "", unitPrice: "" }, ...item.tiers, { fromQuantity: "90", unitPrice: "3" }],
  }
  expect(faultsOf({ items: [spare, faulty] })).toEqual({
    "items.1.tiers.3.fromQuantity": "Enter more than 100, the quantity of the price before",
  })
})

test("prices that rise, overlap, start at nothing or cost nothing each get their sentence", () => {
  expect(tierFaults(["1", "4.00"], ["100", "4.50"])["items.0.tiers.1.unitPrice"]).toBe(
    "Enter £4.00 or less: a larger quantity cannot cost more",
  )
  expect(tierFaults(["10", "4"], ["10", "3"])["items.0.tiers.1.fromQuantity"]).toBe(
    "There are two prices from 10: remove one",
  )
  expect(tierFaults(["0", "4"])["items.0.tiers.0.fromQuantity"]).toBe("Enter 1 or more")
  expect(tierFaults(["1", "0"])["items.0.tiers.0.unitPrice"]).toBe("Enter a price of more than £0.00")
  expect(tierFaults(["1", "100000.01"])["items.0.tiers.0.unitPrice"]).toBe(
    "Enter a price of £100,000 or less for one unit",
  )
  expect(tierFaults()["items.0.tiers"]).toBe("Enter at least one price, and the quantity from which it holds")
})

test("a pack larger than every quantity with a price is refused, and with one price alone it is not", () => {
  const packed = (packSize: string, ...tiers: string[][]) =>
    faultsOf({
      items: [
        { ...item, packSize, tiers: tiers.map(([fromQuantity, unitPrice]) => ({ fromQuantity, unitPrice })) },
      ],
    })["items.0.packSize"]
  expect(packed("500", ["1", "4.00"], ["100", "3.50"])).toBe(
    "A pack of 500 is more than any quantity priced here, which is 100 at most. Enter how many come in a pack",
  )
  expect(packed("100", ["1", "4.00"], ["100", "3.50"])).toBeUndefined()
  expect(packed("500", ["1", "4.00"])).toBeUndefined()
})

test("every fault is told at once, beside its field", () => {
  const faults = faultsOf({
    title: " ",
    supplierName: "",
    groupIds: undefined,
    leadSchoolId: "",
    opensDate: "31 11 2026",
    closesTime: "late",
    deliveryCost: "-4",
    deliveryVatRate: "",
    splitRule: "by-magic",
    items: [{ ...item, name: "", cfrCode: "E99", packSize: "2.5" }],
  })
  expect(Object.keys(faults).sort()).toEqual([
    "closesTime",
    "deliveryCost",
    "deliveryVatRate",
    "groupIds",
    "items.0.cfrCode",
    "items.0.name",
    "items.0.packSize",
    "leadSchoolId",
    "opensDate",
    "splitRule",
    "supplierName",
    "title",
  ])
})

test("a closing lies ahead, after the opening, and within two years", () => {
  expect(faultsOf({ closesDate: "1 11 2026" }).closesDate).toBe("Enter a closing that is still to come")
  expect(faultsOf({ opensDate: "5 12 2026" }).closesDate).toBe("Enter a closing that comes after the opening")
  expect(faultsOf({ closesDate: "1 1 2999" }).closesDate).toBe("Enter a closing within the next two years")
  expect(faultsOf({ deliveryExpectedOn: "3 12 2026" }).deliveryExpectedOn).toBe(
    "Enter a delivery date that comes after the closing",
  )
})

test("a pool has between one and fifty items", () => {
  expect(faultsOf({ items: [] }).items).toBe("Enter at least one item")
  expect(faultsOf({ items: Array.from({ length: 51 }, () => item) }).items).toBe(
    "A pool can have up to 50 items",
  )
})

test("the settings of the chosen split rule are read, kept as typed, and those of other rules dropped", () => {
  const lump = {
    splitRule: "lump-sum-plus-per-pupil",
    splitSettings: { lumpSum: "150", bands: [{ from: "0" }] },
  }
  expect(poolForm(now).parse(typed(lump)).splitSettings).toEqual({ lumpSum: "150" })
  expect(faultsOf({ splitRule: "lump-sum-plus-per-pupil" })).toHaveProperty("splitSettings.lumpSum")
  const bands = [
    { from: "0", charge: "10" },
    { from: "50", charge: "dear" },
    { from: "", charge: "" },
  ]
  const faults = faultsOf({
    splitRule: "bands-with-minimum-charge",
    splitSettings: { bands, minimumCharge: "0" },
  })
  expect(Object.keys(faults)).toEqual(["splitSettings.bands.1.charge"])
})

test("a form without fields is told what is missing, in the same sentences", () => {
  const parsed = poolForm(now).safeParse({})
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      "Enter a title, like Copier paper for the spring term",
      "Enter at least one item",
    ]),
  )
  expect(parsed.error?.issues.filter(({ message }) => message.includes("Invalid input"))).toEqual([])
})

test("a damaged form is refused, never an error", () => {
  for (const form of [
    {},
    { items: "no" },
    { items: [null, 7, "x"] },
    { groupIds: [{}] },
    { splitSettings: 3 },
    { id: "'; drop table pool" },
  ])
    expect(poolForm(now).safeParse(form).success).toBe(false)
})

test("an extension is later than the closing so far", () => {
  const closesAt = Temporal.Instant.from("2026-12-04T17:00:00Z")
  const read = (closesDate: string, closesTime = "5pm") =>
    extendForm(closesAt, now).safeParse({ closesDate, closesTime })
  expect(read("11 12 2026").data?.closesAt.toString()).toBe("2026-12-11T17:00:00Z")
  for (const date of ["4 12 2026", "1 12 2026", "1 1 2999", ""]) expect(read(date).success).toBe(false)
})

test("free delivery from a value goes with a cost below it", () => {
  expect(faultsOf({ freeDeliveryFrom: "0" }).freeDeliveryFrom).toContain("more than £0.00")
  expect(faultsOf({ deliveryCost: "" }).freeDeliveryFrom).toContain("Enter what delivery costs below this")
  expect(faultsOf({ freeDeliveryFrom: "lots" }).freeDeliveryFrom).toBeDefined()
})
