import { z } from "zod"
import { allVatRates } from "#app/core/vat.ts"
import type { PurchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"

/** JSON has no integers beyond 2^53, so whole amounts travel as decimal strings. */
const wholeAmount = z.codec(z.string().regex(/^(0|[1-9][0-9]*)$/), z.bigint(), {
  decode: (digits) => BigInt(digits),
  encode: (amount) => amount.toString(),
})

const vatRate = z.enum(allVatRates)

const schema = z.object({
  kind: z.literal("purchase-order"),
  number: z.string(),
  orderedOn: z.iso.date(),
  orderedBy: z.string(),
  approvedBy: z.string().nullable(),
  supplierName: z.string(),
  buyer: z.object({
    schoolName: z.string(),
    legalEntityName: z.string(),
    addressLines: z.array(z.string()).readonly(),
    vatNumber: z.string().nullable(),
    urn: z.string(),
  }),
  expectedOn: z.iso.date().nullable(),
  poolTitle: z.string(),
  lines: z
    .array(
      z.object({
        name: z.string(),
        unit: z.string(),
        packSize: z.int(),
        quantity: z.int(),
        unitPrice: wholeAmount,
        netPence: wholeAmount,
        vatRate,
      }),
    )
    .readonly(),
  deliveryPence: wholeAmount,
  deliveryVatRate: vatRate,
  vatTotals: z.array(z.object({ rate: vatRate, netPence: wholeAmount, vatPence: wholeAmount })).readonly(),
  netPence: wholeAmount,
  vatPence: wholeAmount,
  grossPence: wholeAmount,
})

/** The stored form of an order: `.encode(order)` before writing, `.parse(json)` after reading. */
export const purchaseOrderJson: z.ZodType<PurchaseOrder, z.input<typeof schema>> = schema
