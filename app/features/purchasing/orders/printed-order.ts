import { formatDate, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { vatRates } from "#app/core/vat.ts"
import type { PrintedInvoice } from "#app/features/invoicing/printed-invoice.ts"
import { type PurchaseOrder, packsOf } from "#app/features/purchasing/orders/purchase-order.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

const shortDate = (isoDate: string) => formatShortDate(Temporal.PlainDate.from(isoDate))

/** An order in finished words and figures, on the sheet that invoices use. Nothing is calculated. */
export const printedOrder = (order: PurchaseOrder): PrintedInvoice => {
  const { buyer, number } = order
  const { year, month, day } = Temporal.PlainDate.from(order.orderedOn)
  return {
    title: `Purchase order ${number} from ${buyer.schoolName} to ${order.supplierName}`,
    author: buyer.schoolName,
    issued: { year, month, day },
    header: `${buyer.schoolName}: purchase order ${number}`,
    footer: `${order.poolTitle}, bought together with Kith`,
    name: "Purchase order",
    number,
    subtitle: null,
    seller: {
      name: buyer.schoolName,
      lines: [
        ...(buyer.legalEntityName === buyer.schoolName ? [] : [buyer.legalEntityName]),
        ...buyer.addressLines,
        ...(buyer.vatNumber ? [`VAT number ${buyer.vatNumber}`] : []),
      ],
    },
    buyer: { name: order.supplierName, lines: [] },
    facts: [
      { label: "Date of order", value: shortDate(order.orderedOn) },
      { label: "Ordered by", value: order.orderedBy },
      ...(order.approvedBy ? [{ label: "Approved by", value: order.approvedBy }] : []),
      { label: "Delivery expected", value: order.expectedOn ? shortDate(order.expectedOn) : "To be agreed" },
    ],
    notice: `Quote ${number} on the delivery note and on the invoice. Please send one invoice, to ${buyer.schoolName}.`,
    subject: order.poolTitle,
    lines: {
      columns: ["Item", "Quantity", "Unit price ex VAT", "VAT rate", "Amount ex VAT"],
      rows: [
        ...order.lines.map((line) => ({
          description: line.name,
          code: packsOf(line) ?? "",
          figures: [
            countUnits(line.quantity, line.unit),
            formatUnitPrice(line.unitPrice),
            percentage(line.vatRate),
            formatPounds(line.netPence),
          ],
        })),
        ...(order.deliveryPence > 0n
          ? [
              {
                description: "Delivery of the whole order",
                code: "",
                figures: ["1", "", percentage(order.deliveryVatRate), formatPounds(order.deliveryPence)],
              },
            ]
          : []),
      ],
    },
    vat: {
      columns: ["VAT rate", "Net", "VAT"],
      rows: order.vatTotals.map(({ rate, netPence, vatPence }) => [
        vatRates[rate].name,
        formatPounds(netPence),
        formatPounds(vatPence),
      ]),
    },
    totals: [
      { label: "Total excluding VAT", amount: formatPounds(order.netPence) },
      { label: "VAT", amount: formatPounds(order.vatPence) },
    ],
    amount: { label: "Total of the order", amount: formatPounds(order.grossPence) },
    payment: {
      heading: "Where to deliver",
      sentence: deliverySentence(order),
      facts: [
        { label: "Deliver to", value: buyer.schoolName },
        { label: "Address", value: buyer.addressLines.join(", ") || "As agreed with the school" },
      ],
    },
    workings: [],
  }
}

const deliverySentence = ({ buyer, expectedOn }: PurchaseOrder) => {
  const by = expectedOn
    ? `, by ${formatDate(Temporal.PlainDate.from(expectedOn))} unless agreed otherwise`
    : ""
  return `Deliver the whole order to ${buyer.schoolName}${by}. A delivery in parts is welcome if each part carries a delivery note.`
}

const percentage = (rate: keyof typeof vatRates) => {
  const { name, basisPoints } = vatRates[rate]
  return basisPoints > 0n ? `${basisPoints / 100n}%` : name
}
