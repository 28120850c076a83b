import fc from "fast-check"
import { extractText, getDocumentProxy } from "unpdf"
import { afterAll, expect, test } from "vitest"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { orderCsv, orderFileName } from "#app/features/purchasing/orders/order-csv.ts"
import { packsOf, purchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"
import { purchaseOrderJson } from "#app/features/purchasing/orders/purchase-order-json.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { createInvoicePrinter } from "#app/integrations/pdf/invoice-printer.ts"
import { anyCommitments, anyPool, commits, itemTerms, poolTerms } from "#tests/support/builders/pool-terms.ts"
import { vatInvoice } from "#tests/support/invoice-documents.ts"

const printer = createInvoicePrinter()
afterAll(() => printer.close())

const { bank: _bank, ...buyer } = vatInvoice().seller

const approval = {
  ...{ personName: "Hal Head", role: "Headteacher" },
  approvedAt: Temporal.Instant.from("2026-12-03T11:00Z"),
}

const orderOf = (terms: PoolTerms, commitments: readonly Commitment[]) => {
  const clearing = clearPool(terms, commitments)
  if (clearing.kind !== "cleared") return null
  const order = purchaseOrder(terms, clearing, {
    ...{ number: "OAK-PO-2026-0001", orderedBy: "Fay Finance", approval, buyer },
    orderedOn: Temporal.PlainDate.from("2026-12-07"),
  })
  return { clearing, order }
}

test("an order comes to exactly what the schools' shares add up to", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (terms, commitments) => {
      const made = orderOf(terms, commitments)
      if (!made) return
      const { clearing, order } = made
      expect(order.netPence).toBe(clearing.goodsPence + clearing.deliveryPence)
      expect(order.vatPence).toBe(clearing.vatPence)
      const stored = JSON.parse(JSON.stringify(purchaseOrderJson.encode(order)))
      expect(purchaseOrderJson.parse(stored)).toEqual(order)
    }),
  )
})

const packs = itemTerms({ packSize: 5, name: '=cmd|"x"' })
const { order } = orderOf(
  poolTerms({ items: [packs], deliveryExpectedOn: Temporal.PlainDate.from("2026-12-18") }),
  [commits(1, [10]), commits(2, [15])],
)!

test("the printed order tells the supplier what, how many packs, at what price, where and by when", async () => {
  const pdf = await getDocumentProxy(await printer.renderOrderPdf(order))
  const text = (await extractText(pdf)).text.join(" ").replace(/\s+/g, " ")
  for (const part of [
    "Purchase order",
    "OAK-PO-2026-0001",
    "Date of order 7 December 2026",
    "Approved by Hal Head (headteacher), 3 December 2026",
    "Fairdale Paper Ltd",
    "25 reams £4.00 20% £100.00",
    "5 packs of 5",
    "Delivery of the whole order 1 20% £45.00",
    "Total of the order £174.00",
    "by Friday 18 December 2026",
    "Oakfield Lane, Bovey Tracey, Newton Abbot, TQ13 9AB",
  ])
    expect(text).toContain(part)
})

test("the CSV of an order cannot run a formula, and counts packs", () => {
  const lines = orderCsv(order).split("\r\n")
  expect(lines[1]).toContain(`"'=cmd|""x"""`)
  expect(lines[1]).toContain(",ream,25,5,5,4.00,100.00,")
  expect(lines[2]).toContain("Delivery of the whole order")
  expect(orderFileName(order, "csv")).toBe("OAK-PO-2026-0001 Fairdale Paper Ltd.csv")
})

test("what is sold singly has no packs", () => {
  expect(packsOf({ quantity: 12, packSize: 1 })).toBeNull()
  expect(packsOf({ quantity: 10, packSize: 10 })).toBe("1 pack of 10")
})
