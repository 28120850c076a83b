import { type Access, fresh, inMonths, people, strangers } from "#tests/routes/access.ts"

/** The first item of the pool at a price. */
const quotation = {
  ...{ supplierName: "Mallory Ltd", quotedOn: inMonths(-1), validUntil: inMonths(2) },
  ...{ deliveryCost: "", deliveryVatRate: "standard", freeDeliveryFrom: "" },
  ...{ "items.0.vatRate": "standard", "items.0.pricing": "all-units", "items.0.packSize": "" },
  ...{ "items.0.tiers.0.fromQuantity": "1", "items.0.tiers.0.unitPrice": "0.01" },
}

/** The pages of suppliers' quotations: for those who lead the pool. */
export const quotationAccess: Record<string, Access> = {
  // A school that is in the pool sees its own column.
  "pools/:poolId/quotations": {
    see: { ...people, everybody: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
      form: { intent: "reckon", "expected.:itemId": "1000" },
    },
  },
  "pools/:poolId/quotations/file": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
  },
  "pools/:poolId/quotations/import": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: { ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
  },
  "pools/:poolId/quotations/new": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
      form: { ...quotation, id: fresh() },
    },
  },
  "pools/:poolId/quotations/:quotationId": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
      form: { because: "Spite" },
    },
  },
  "pools/:poolId/quotations/:quotationId/edit": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
      form: quotation,
    },
  },
  "pools/:poolId/quotations/:quotationId/use": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: { ...people, everybody: 403, "lead money": "may", coordinator: "may", ...strangers },
  },
}
