/** The columns of a quotation as a file: one line for every price. */
export const quotationColumns = {
  item: "Item",
  unit: "Unit",
  fromQuantity: "Minimum quantity",
  unitPrice: "Unit price ex VAT",
  vatRate: "VAT",
  packSize: "Pack",
  pricing: "Price holds for",
  delivery: "Delivery ex VAT",
  freeDeliveryFrom: "Free delivery from",
} as const

export type QuotationField = keyof typeof quotationColumns

/** A file may leave these out altogether. */
export const optionalColumns: readonly QuotationField[] = ["unit", "pricing", "freeDeliveryFrom"]

const help: Record<QuotationField, string> = {
  item: "What is bought, as the pool calls it. An item has as many lines as it has prices",
  unit: "What one of it is called. Prices are for one of these, not for a pack",
  fromQuantity: "From how many on this price holds, such as 100. An item’s first is the least that is sold",
  unitPrice: "Pounds for one, before VAT, such as 3.85 or 0.0125",
  vatRate: "20, 5, 0, exempt or outside; one for an item",
  packSize: "How many come in a pack; empty or 1 if sold singly. One for an item",
  pricing:
    "order, if reaching the quantity makes every one cheaper; units, if only those from there on. Empty means order",
  delivery: "Pounds for the whole order, before VAT. One figure, on any of the lines; empty means free",
  freeDeliveryFrom:
    "Pounds of goods, before VAT, from which delivery costs nothing. Empty if there is no such limit",
}

/** Every column with what stands in it, for people. */
export const columnHelp = (Object.keys(quotationColumns) as QuotationField[]).map((field) => ({
  column: quotationColumns[field],
  help: help[field],
}))
