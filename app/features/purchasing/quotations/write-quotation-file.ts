import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import { BYTE_ORDER_MARK, type CsvColumn, writeCsv } from "#app/features/invoicing/exports/csv-columns.ts"
import type { PoolItem, Pricing } from "#app/features/purchasing/pools/pool.ts"
import type { Quote } from "#app/features/purchasing/quotations/quotation.ts"
import {
  type QuotationField,
  quotationColumns,
} from "#app/features/purchasing/quotations/quotation-columns.ts"

type Cells = Record<QuotationField, string>

const columns = (Object.keys(quotationColumns) as QuotationField[]).map(
  (field): CsvColumn<Cells> => ({ header: quotationColumns[field], text: (cells) => cells[field] }),
)

const rates: Record<VatRate, string> = {
  ...{ standard: "20", reduced: "5", zero: "0", exempt: "exempt", outside: "outside" },
}

const holds: Record<Pricing, string> = { "all-units": "order", incremental: "units" }

/** How many prices a supplier has room for below each item. */
const ROOM = 4

/** A file for suppliers to fill in: every item of the pool with room for prices, which may stay empty. */
export const writeEmptyQuotation = (items: readonly PoolItem[]): string =>
  BYTE_ORDER_MARK +
  writeCsv(
    columns,
    items.flatMap(({ name, unit, packSize, vatRate }) =>
      Array.from({ length: ROOM }, () => ({
        ...{ item: name, unit, fromQuantity: "", unitPrice: "", vatRate: rates[vatRate] },
        ...{ packSize: String(packSize), pricing: "order", delivery: "", freeDeliveryFrom: "" },
      })),
    ),
  )

/** A quotation as a file that Kith reads back as it is. */
export const writeQuotation = (quote: Quote): string =>
  BYTE_ORDER_MARK +
  writeCsv(
    columns,
    quote.items.flatMap((item) =>
      item.tiers.map(({ fromQuantity, unitPrice }) => ({
        ...{ item: item.itemName, unit: item.unit, fromQuantity: String(fromQuantity) },
        ...{ unitPrice: decimalUnitPrice(unitPrice), vatRate: rates[item.vatRate] },
        ...{ packSize: String(item.packSize), pricing: holds[item.pricing] },
        delivery: decimalPounds(quote.deliveryPence),
        freeDeliveryFrom:
          quote.freeDeliveryFromPence === null ? "" : decimalPounds(quote.freeDeliveryFromPence),
      })),
    ),
  )
