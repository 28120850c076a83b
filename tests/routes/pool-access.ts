import { type Access, fresh, inMonths, people, strangers } from "#tests/routes/access.ts"

/** A pool that the lead school could open. */
const draft = {
  ...{ title: "A pool of our own", description: "", supplierName: "Ourselves" },
  ...{ groupIds: ":groupId", leadSchoolId: ":schoolId" },
  ...{ opensDate: inMonths(1), opensTime: "09:00", closesDate: inMonths(2), closesTime: "12:00" },
  ...{ deliveryExpectedOn: "", deliveryCost: "", deliveryVatRate: "standard", splitRule: "equally" },
  ...{
    "items.0.name": "Paper",
    "items.0.unit": "ream",
    "items.0.packSize": "",
    "items.0.usualUnitPrice": "",
  },
  ...{ "items.0.vatRate": "standard", "items.0.cfrCode": "E19" },
  ...{ "items.0.tiers.0.fromQuantity": "1", "items.0.tiers.0.unitPrice": "4.00" },
}

/** What every route of purchasing pools answers to everybody who may knock. */
export const poolAccess: Record<string, Access> = {
  pools: { see: { ...people, everybody: 200 } },
  "pools/new": {
    see: { ...people, everybody: 403, money: 200, coordinator: 200 },
    act: { ...people, everybody: 403, money: 422, coordinator: 422, form: { ...draft, id: fresh() } },
  },
  "pools/:poolId": {
    see: { ...people, everybody: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, "member money": 422, ...strangers },
      form: { "quantities.:itemId": "1000", purchaseOrderNumber: "" },
    },
  },
  "pools/:poolId/add": {
    see: { ...people, everybody: 403, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, "member money": 422, ...strangers },
      form: { id: fresh(), "quantities.:itemId": "1000", note: "" },
    },
  },
  "pools/:poolId/additions/:additionId": {
    see: { ...people, everybody: 404 },
    act: { ...people, everybody: 404 },
  },
  "pools/:poolId/again": {
    see: {
      ...people,
      everybody: 403,
      "lead money": 200,
      "member money": 200,
      coordinator: 200,
      ...strangers,
    },
    act: {
      ...{
        ...people,
        everybody: 403,
        "lead money": 422,
        "member money": 422,
        coordinator: 422,
        ...strangers,
      },
      form: { id: fresh(), dates: "from-today" },
    },
  },
  "pools/:poolId/approval": {
    see: { ...people, everybody: 404, "lead money": 200, "lead governor": 200, "lead staff": 403 },
    act: {
      ...{ ...people, everybody: 404, lead: 403, "lead head": 422, "lead governor": 422 },
      form: { intent: "approve", shownPence: "99999999", reason: "" },
    },
  },
  "pools/:poolId/cancel": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
      form: { reason: "Spite" },
    },
  },
  "pools/:poolId/cost": { see: { ...people, everybody: 200, ...strangers } },
  "pools/:poolId/correct": {
    at: "/pools/:deliveredPoolId/correct",
    see: { ...people, everybody: 403, "lead money": 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, ...strangers },
      form: { id: fresh(), delivery: "0", reason: "Spite" },
    },
  },
  "pools/:poolId/delivery": {
    at: "/pools/:deliveredPoolId/delivery",
    see: { ...people, everybody: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, ...strangers },
      form: { id: fresh(), deliveredOn: "2026-11-02", completes: "yes" },
    },
  },
  "pools/:poolId/disputes/:disputeId": {
    at: "/pools/:deliveredPoolId/disputes/:disputeId",
    see: { ...people, everybody: 403, "lead money": 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, ...strangers },
      form: { correctionId: fresh(), kind: "explained", note: "Because we say so" },
    },
  },
  "pools/:poolId/edit": {
    at: "/pools/:draftPoolId/edit",
    see: { ...people, everybody: 404, lead: 403, "lead money": 200, coordinator: 200 },
    act: {
      ...{ ...people, everybody: 404, lead: 403, "lead money": 422, coordinator: 422 },
      form: { ...draft, id: ":draftPoolId" },
    },
  },
  "pools/:poolId/extend": {
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, coordinator: 422, ...strangers },
      form: { closesDate: inMonths(2), closesTime: "12:00", reason: "" },
    },
  },
  "pools/:poolId/invoices": {
    at: "/pools/:deliveredPoolId/invoices",
    see: { ...people, everybody: 403, "outsider money": 404, "lead money": 200 },
    act: { ...people, everybody: 403, "outsider money": 404, "lead money": "may" },
  },
  "pools/:poolId/invoices.zip": {
    at: "/pools/:invoicedPoolId/invoices.zip",
    see: { ...people, everybody: 403, "outsider money": 404, "lead money": 200 },
  },

  "pools/:poolId/live": { see: { ...people, everybody: 200, ...strangers } },
  "pools/:poolId/order.csv": {
    at: "/pools/:invoicedPoolId/order.csv",
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
  },
  "pools/:poolId/order.pdf": {
    at: "/pools/:invoicedPoolId/order.pdf",
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
  },
  "pools/:poolId/receipt": {
    at: "/pools/:deliveredPoolId/receipt",
    see: { ...people, everybody: 403, "lead money": 200, "member money": 200, ...strangers },
    act: {
      ...{ ...people, everybody: 403, "lead money": 422, "member money": 422, ...strangers },
      form: { intent: "dispute", id: fresh(), itemId: ":itemId", note: "No" },
      empty: { intent: "dispute" },
    },
  },
  "pools/:poolId/shares": {
    at: "/pools/:invoicedPoolId/shares",
    see: { ...people, everybody: 403, "lead money": 200, coordinator: 200, ...strangers },
  },
  "pools/:poolId/why": {
    at: "/pools/:invoicedPoolId/why",
    see: {
      ...people,
      everybody: 403,
      "lead money": 200,
      "member money": 200,
      ...strangers,
    },
  },
  "pools/:poolId/why.json": {
    at: "/pools/:invoicedPoolId/why.json",
    see: {
      ...people,
      everybody: 403,
      "lead money": 200,
      "member money": 200,
      ...strangers,
    },
  },
  "pools/:poolId/withdraw": {
    see: { ...people, everybody: 403, "lead money": 200, "member money": 200, ...strangers },
    act: { ...people, everybody: 403, "lead money": "may", "member money": "may", ...strangers },
  },
}
