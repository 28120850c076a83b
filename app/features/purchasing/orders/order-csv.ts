import { decimalPounds, type Pence } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import { BYTE_ORDER_MARK, type CsvColumn, writeCsv } from "#app/features/invoicing/exports/csv-columns.ts"
import { safeFileName } from "#app/features/invoicing/safe-file-name.ts"
import type { PurchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"

type Row = {
  item: string
  unit: string
  quantity: string
  packSize: string
  packs: string
  unitPrice: string
  netPence: Pence
  vatRate: VatRate
}

/** One line an item, delivery last: what a supplier's order desk or a school's accounts package reads. */
export const orderCsv = (order: PurchaseOrder): string => {
  const { number, orderedOn, supplierName, buyer, expectedOn } = order
  const columns: CsvColumn<Row>[] = [
    { header: "Order number", text: () => number },
    { header: "Order date", text: () => orderedOn },
    { header: "Supplier", text: () => supplierName },
    { header: "Deliver to", text: () => [buyer.schoolName, ...buyer.addressLines].join(", ") },
    { header: "Delivery expected", text: () => expectedOn ?? "" },
    { header: "Item", text: (row) => row.item },
    { header: "Unit", text: (row) => row.unit },
    { header: "Quantity", figure: (row) => row.quantity },
    { header: "Pack size", figure: (row) => row.packSize },
    { header: "Packs", figure: (row) => row.packs },
    { header: "Unit price ex VAT", figure: (row) => row.unitPrice },
    { header: "Amount ex VAT", figure: (row) => decimalPounds(row.netPence) },
    { header: "VAT rate", text: (row) => vatRates[row.vatRate].name },
  ]
  return BYTE_ORDER_MARK + writeCsv(columns, rowsOf(order))
}

const rowsOf = ({ lines, deliveryPence, deliveryVatRate }: PurchaseOrder): Row[] => {
  const delivery: Row = {
    ...{
      item: "Delivery of the whole order",
      unit: "",
      quantity: "1",
      packSize: "",
      packs: "",
      unitPrice: "",
    },
    ...{ netPence: deliveryPence, vatRate: deliveryVatRate },
  }
  const items = lines.map(
    ({ name, unit, quantity, packSize, unitPrice, netPence, vatRate }): Row => ({
      ...{ item: name, unit, quantity: String(quantity), packSize: String(packSize), netPence, vatRate },
      packs: quantity % packSize === 0 ? String(quantity / packSize) : "",
      unitPrice: decimalUnitPrice(unitPrice),
    }),
  )
  return deliveryPence > 0n ? [...items, delivery] : items
}

/** "OAK-PO-2026-0007 Fairdale Paper Ltd.pdf" */
export const orderFileName = ({ number, supplierName }: PurchaseOrder, ending: "pdf" | "csv") =>
  safeFileName(`${number} ${supplierName}`, ending)
