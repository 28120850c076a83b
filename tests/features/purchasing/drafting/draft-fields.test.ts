import { expect, test } from "vitest"
import { draftFieldsOf, newDraftFields } from "#app/features/purchasing/drafting/draft-fields.ts"
import { reshaped } from "#app/features/purchasing/drafting/draft-intents.ts"
import { draftLadder } from "#app/features/purchasing/drafting/draft-ladder.ts"
import { poolForm } from "#app/features/purchasing/drafting/pool-form.ts"
import { parseForm } from "#app/server/form.server.ts"
import { itemId, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

const now = Temporal.Instant.from("2026-11-02T12:40:00Z")
const fresh = () => newDraftFields({ id: itemId(9), leadSchoolId: schoolId(1), groupIds: [itemId(8)], now })

/** Sends the fields as a browser would. */
const posted = (typed: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) form.append(name, one)
  return parseForm(poolForm(now), form)
}

test("a draft that is opened to be changed and saved as it stands stays what it was", () => {
  const terms = poolTerms({
    leadSchool: { id: schoolId(1), name: "Hilltop" },
    groups: [{ id: itemId(8), name: "Dale schools" }],
    opensAt: Temporal.Instant.from("2026-11-03T09:00:00Z"),
    closesAt: Temporal.Instant.from("2026-12-04T17:00:00Z"),
    deliveryExpectedOn: Temporal.PlainDate.from("2026-12-18"),
    splitRule: "lump-sum-plus-per-pupil",
    splitSettings: { lumpSum: "12.50" },
    items: [itemTerms({ usualUnitPrice: 12_345n }), itemTerms({ id: itemId(2), packSize: 1 })],
  })
  const read = posted({ ...draftFieldsOf(terms), id: itemId(9) })
  expect(read).toMatchObject({
    ok: true,
    value: {
      title: terms.title,
      opensAt: terms.opensAt,
      closesAt: terms.closesAt,
      deliveryPence: terms.deliveryPence,
      splitRule: terms.splitRule,
      splitSettings: terms.splitSettings,
      items: terms.items.map(({ id: _, position: __, ...item }) => item),
    },
  })
})

test("a new pool opens within the hour and closes in two weeks, unless its lead says otherwise", () => {
  expect(fresh()).toMatchObject({
    opensDate: "2026-11-02",
    opensTime: "12:00",
    closesDate: "2026-11-16",
    closesTime: "17:00",
  })
})

test("a new pool's empty form complains of what is missing, and of nothing that it filled in itself", () => {
  const read = posted(fresh())
  expect(read.ok ? [] : Object.keys(read.faults.sentences).sort()).toEqual(["items", "supplierName", "title"])
})

test("the form's own buttons keep everything typed, and only the others save", () => {
  const typed = { ...fresh(), title: "Chairs", "items.0.name": "Chair" }
  expect(reshaped(typed, "add-item")).toMatchObject({
    title: "Chairs",
    "items.0.name": "Chair",
    "items.1.name": "",
  })
  expect(reshaped(typed, "add-price:0")).toMatchObject({ title: "Chairs", "items.0.tiers.3.unitPrice": "" })
  expect(reshaped(typed, "preview")).toEqual(typed)
  expect(reshaped(typed, "save")).toBeNull()
  expect(reshaped(typed, "remove-item:x")).toBeNull()
})

test("the ladder shows the prices that can be read so far", () => {
  const tiers = { "items.0.tiers.0.fromQuantity": "10", "items.0.tiers.0.unitPrice": "£20" }
  const unfinished = { "items.0.tiers.1.fromQuantity": "fifty", "items.0.tiers.1.unitPrice": "18" }
  expect(draftLadder({ ...tiers, ...unfinished }, 0)).toEqual([{ fromQuantity: 10, unitPriceText: "£20.00" }])
  expect(draftLadder(fresh(), 0)).toBeNull()
})
