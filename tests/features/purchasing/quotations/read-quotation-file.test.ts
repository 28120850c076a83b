import { expect, test } from "vitest"
import type { TypedQuotation } from "#app/features/purchasing/quotations/quotation-form.ts"
import { readQuotationFile } from "#app/features/purchasing/quotations/read-quotation-file.ts"
import {
  writeEmptyQuotation,
  writeQuotation,
} from "#app/features/purchasing/quotations/write-quotation-file.ts"
import { itemId, itemTerms } from "#tests/support/builders/pool-terms.ts"

const today = Temporal.PlainDate.from("2026-11-22")
const paper = itemTerms({ name: "A4 copier paper", unit: "ream", packSize: 5 })
const glue = itemTerms({ id: itemId(1), position: 1, name: "Glue sticks", unit: "stick", vatRate: "zero" })
const items = [paper, glue]
const beside = {
  ...{ id: crypto.randomUUID(), supplierName: "Calder Mill Papers", deliveryVatRate: "standard" },
  ...{ quotedOn: "2026-11-20", validUntil: "2026-12-20" },
}

const header =
  "Item,Unit,Minimum quantity,Unit price ex VAT,VAT,Pack,Price holds for,Delivery ex VAT,Free delivery from"
const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join("\n"))
const read = (...lines: string[]) => readQuotationFile(bytes(header, ...lines), items, beside, today)
const faultsOf = (...lines: string[]) => {
  const result = read(...lines)
  return result.ok
    ? []
    : result.reason.faults.map(({ line, column, sentence }) => `${line} ${column}: ${sentence}`)
}

const good = [
  "A4 copier paper,ream,100,3.85,20,5,order,25.00,600",
  "a4  Copier Paper,reams,500,£3.10,20%,5,,,",
  "Glue sticks,stick,1,0.0125,zero rate,,units,,",
]

test("lines become a quotation, an item for every name and a price for every line", () => {
  expect(read(...good)).toEqual({
    ok: true,
    value: {
      id: beside.id,
      supplierName: "Calder Mill Papers",
      quotedOn: Temporal.PlainDate.from("2026-11-20"),
      validUntil: Temporal.PlainDate.from("2026-12-20"),
      deliveryPence: 2_500n,
      deliveryVatRate: "standard",
      freeDeliveryFromPence: 60_000n,
      items: [
        {
          ...{
            itemId: paper.id,
            itemName: "A4 copier paper",
            unit: "ream",
            packSize: 5,
            vatRate: "standard",
          },
          pricing: "all-units",
          tiers: [
            { fromQuantity: 100, unitPrice: 38_500n },
            { fromQuantity: 500, unitPrice: 31_000n },
          ],
        },
        {
          ...{ itemId: glue.id, itemName: "Glue sticks", unit: "stick", packSize: 1, vatRate: "zero" },
          ...{ pricing: "incremental", tiers: [{ fromQuantity: 1, unitPrice: 125n }] },
        },
      ],
    },
  })
})

test("what Kith writes it reads back as it was", () => {
  const once = read(...good)
  const { id: _, ...quote } = (once as { value: TypedQuotation }).value
  const again = readQuotationFile(new TextEncoder().encode(writeQuotation(quote)), items, beside, today)
  expect(again).toEqual(once)
})

test("a file that a supplier has left empty is refused, and rows left empty do not count", () => {
  const empty = writeEmptyQuotation(items)
  const result = readQuotationFile(new TextEncoder().encode(empty), items, beside, today)
  expect(result).toEqual({
    ok: false,
    reason: { faults: [], sentences: { file: "Enter a price for at least one item" } },
  })
  const filled = empty.replace("A4 copier paper,ream,,,", "A4 copier paper,ream,100,3.85,")
  const one = readQuotationFile(new TextEncoder().encode(filled), items, beside, today)
  expect(one.ok && one.value.items.map(({ itemName }) => itemName)).toEqual(["A4 copier paper"])
})

test.each([
  [
    "prices that rise",
    ["Glue sticks,,10,1.00,0,,,,", "Glue sticks,,20,1.10,0,,,,"],
    ["3 Unit price ex VAT: Enter £1.00 or less: a larger quantity cannot cost more"],
  ],
  [
    "quantities that overlap",
    ["Glue sticks,,10,1.00,0,,,,", "Glue sticks,,10,0.90,0,,,,"],
    ["3 Minimum quantity: There are two prices from 10: remove one"],
  ],
  ["a start at nothing", ["Glue sticks,,0,1.00,0,,,,"], ["2 Minimum quantity: Enter 1 or more"]],
  [
    "mixed units",
    ["A4 copier paper,box,10,1.00,20,,,,", "Glue sticks,stick,10,1.00,0,,,,"],
    ["2 Unit: The pool counts this in reams: enter the price of one ream, and “ream” here"],
  ],
  [
    "two rates for one item",
    ["Glue sticks,,10,1.00,0,,,,", "Glue sticks,,20,0.90,20,,,,"],
    ["3 VAT: Line 2 says 0: there can be only one"],
  ],
  [
    "two deliveries",
    ["Glue sticks,,10,1.00,0,,,5,", "Glue sticks,,20,0.90,0,,,6,"],
    ["3 Delivery ex VAT: Line 2 says 5: there can be only one"],
  ],
  [
    "packs larger than any quantity",
    ["Glue sticks,,10,1.00,0,5000,,,", "Glue sticks,,20,0.90,0,5000,,,"],
    [
      "2 Pack: A pack of 5,000 is more than any quantity priced here, which is 20 at most. Enter how many come in a pack",
    ],
  ],
  [
    "an item that the pool does not have",
    ["Staples,,10,1.00,20,,,,", "Glue sticks,,10,1.00,0,,,,"],
    ["2 Item: The pool has no item of this name. It has “A4 copier paper”, “Glue sticks”"],
  ],
  [
    "words for figures, on several lines",
    ["Glue sticks,,ten,1.00,0,,,,", "A4 copier paper,,10,-1,20,,,,", "A4 copier paper,,20,1,17.5,,,,"],
    [
      "2 Minimum quantity: Enter a whole number in digits, like 12",
      expect.stringMatching(/^3 Unit price ex VAT: /),
      "4 VAT: Line 3 says 20: there can be only one",
    ],
  ],
  [
    "a cell more than the header",
    ["Glue sticks,,10,1.00,0,,,,,"],
    ["2 : The header has 9 cells and this line 10"],
  ],
])("%s are named by line and column", (_, lines, faults) => {
  expect(faultsOf(...lines)).toEqual(faults)
})

test("a damaged file is refused with the line of the damage", () => {
  expect(faultsOf("Glue sticks,,10,1.00,0,,,,", 'Glue "sticks,,20,0.90,0,,,,')).toEqual([
    "3 : There is a quotation mark inside a cell that does not begin with one",
  ])
  expect(faultsOf('"Glue sticks,,10,1.00,0,,,,')).toEqual([
    "2 : A quotation mark is opened and not closed before the end of the file",
  ])
})

test("a thousand items are too many, and a thousand that the pool does not have are named up to a hundred", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `Thing ${i},,1,1.00,20,,,,`)
  expect(faultsOf(...lines(1_000))).toEqual([
    "1 : The file has more than 400 lines, and a quotation at most 50 items with 8 prices each",
  ])
  expect(faultsOf(...lines(300))).toHaveLength(100)
})

test("what is typed beside the file is refused beside its field, with the faults of the file", () => {
  const result = readQuotationFile(
    bytes(header, "Glue sticks,,0,1.00,0,,,,"),
    items,
    { ...beside, supplierName: " ", validUntil: "2026-11-01" },
    today,
  )
  expect(!result.ok && result.reason.sentences).toEqual({
    supplierName: "Enter the supplier’s name",
  })
  expect(!result.ok && result.reason.faults).toHaveLength(1)
})

test("free delivery from a value asks for what delivery costs below it", () => {
  expect(faultsOf("Glue sticks,,10,1.00,0,,,,100")).toEqual([
    "2 Delivery ex VAT: Enter what delivery costs below £100.00",
  ])
})
