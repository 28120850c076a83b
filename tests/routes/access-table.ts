import { type Access, fresh, inMonths, noSuchPage, people, persons, public_ } from "#tests/routes/access.ts"
import { quotationAccess } from "#tests/routes/access-quotations.ts"
import { bookingAccess } from "#tests/routes/booking-access.ts"
import { calendarAccess } from "#tests/routes/calendar-access.ts"
import { poolAccess } from "#tests/routes/pool-access.ts"
import { postAccess } from "#tests/routes/post-access.ts"
import { rechargeAccess } from "#tests/routes/recharge-access.ts"
import { sharingAccess } from "#tests/routes/sharing-access.ts"

const contract = {
  ...{ supplierName: "Mallory Ltd", what: "Copiers", cfrCode: "E22", yearlyCost: "1", notes: "" },
  ...{ endsOn: inMonths(9), noticeBy: "months", noticeMonths: "3", autoRenews: "no", sharesCost: "yes" },
}

/** What every route answers to everybody who may knock. Of the form: which of those who see it may act on it. */
export const accessTable: Record<string, Access> = {
  "": { see: { everybody: 200, "person without a school": "/schools/join" } },
  "*": { at: "/nowhere", see: noSuchPage, act: noSuchPage },
  accessibility: { see: public_ },
  health: { see: public_ },

  account: { see: { ...persons, everybody: 200 }, act: { ...persons, everybody: 422 } },
  "account/email": { see: { ...persons, everybody: 200 }, act: { ...persons, everybody: 422 } },
  "account/name": { see: { ...persons, everybody: 200 }, act: { ...persons, everybody: 422 } },
  "account/password": { see: { ...persons, everybody: 200 }, act: { ...persons, everybody: 422 } },
  "account/two-factor": {
    see: { ...persons, everybody: 200 },
    act: { ...persons, everybody: 422, empty: { intent: "confirm" } },
  },
  "acting-school": {
    see: { everybody: "/" },
    act: { ...persons, everybody: 404, form: { schoolId: ":foreignSchoolId" } },
  },

  contracts: { see: { ...people, everybody: 403, money: 200 } },
  "contracts/export": { see: { ...people, everybody: 403, money: 200 } },
  "contracts/import": {
    see: { ...people, everybody: 403, money: 200 },
    act: { ...people, everybody: 403, money: 422 },
  },
  "contracts/new": {
    see: { ...people, everybody: 403, money: 200 },
    act: { ...people, everybody: 403, money: 422, form: { ...contract, id: fresh() } },
  },
  "contracts/:contractId": {
    see: { ...people, everybody: 403, money: 404, "lead money": 200 },
    act: { ...people, everybody: 403, money: 404, "lead money": 422, form: contract },
  },
  "contracts/:contractId/remove": {
    see: { ...people, everybody: 403, money: 404, "lead money": 200 },
    act: { ...people, everybody: 403, money: 404, "lead money": "may" },
  },

  ...bookingAccess,
  ...calendarAccess,
  ...rechargeAccess,
  ...postAccess,
  ...sharingAccess,

  demo: { see: noSuchPage, act: { ...noSuchPage, form: { personId: ":personId", schoolId: ":schoolId" } } },
  "demo/checkout/:checkoutId": { see: noSuchPage, act: noSuchPage },
  "demo/mail": { see: noSuchPage },
  design: { see: noSuchPage },

  "forgot-password": { see: public_, act: { everybody: 422 } },
  "reset-password": { see: public_, act: { everybody: 422 } },
  "sign-in": { see: { everybody: "/", nobody: 200 }, act: { everybody: "/", nobody: 422 } },
  "sign-in/code": { see: { everybody: "/", nobody: 200 }, act: { everybody: "/", nobody: 422 } },
  "sign-in/link": { see: { everybody: "/", nobody: 200 }, act: { everybody: "/", nobody: 422 } },
  "sign-in/open": { see: { everybody: "/", nobody: 200 }, act: { everybody: "/", nobody: 422 } },
  "sign-out": { see: { everybody: "/" }, act: { everybody: "may" } },
  "sign-up": { see: { everybody: "/", nobody: 200 }, act: { everybody: "/", nobody: 422 } },
  "verify-email": { see: public_, act: { everybody: 422 } },

  groups: {
    see: { ...people, everybody: 200 },
    act: {
      ...{ ...people, everybody: 404, coordinator: 422, "lead leaders": 422 },
      form: { admissionId: ":admissionId", intent: "accept" },
    },
  },
  "groups/new": {
    see: { ...people, everybody: 403, leaders: 200 },
    act: {
      ...{ ...people, everybody: 403, leaders: 422 },
      form: { id: fresh(), name: "Rivals", kind: "alliance", description: "" },
    },
  },
  "groups/:groupId": {
    see: { ...people, everybody: 200 },
    act: {
      ...{ ...people, everybody: 403, "outsider leaders": 422 },
      ...{ empty: { intent: "ask" }, form: { intent: "ask", id: fresh(), message: "" } },
    },
  },
  "groups/:groupId/coordinators": {
    see: { ...people, everybody: 403, coordinator: 200 },
    act: { ...people, everybody: 403, coordinator: 422, form: { intent: "name", email: ":memberEmail" } },
  },
  "groups/:groupId/history": { see: { ...people, everybody: 403, coordinator: 200 } },
  "groups/:groupId/invite": {
    see: { ...people, everybody: 403, coordinator: 200 },
    act: { ...people, everybody: 403, coordinator: 422, form: { invitees: "980120", message: "" } },
  },
  "groups/:groupId/leave": {
    see: {
      ...{
        ...people,
        everybody: 404,
        lead: 403,
        member: 403,
        coordinator: 403,
        "coordinator elsewhere": 403,
      },
      ...{ "lead leaders": 200, "member leaders": 200 },
    },
    act: {
      ...{
        ...people,
        everybody: "/groups?done=left",
        lead: 403,
        member: 403,
        coordinator: 403,
        "coordinator elsewhere": 403,
      },
      ...{ "lead leaders": "may", "member leaders": "may" },
    },
  },
  "groups/:groupId/radar": {
    see: {
      ...{ ...people, everybody: 404, lead: 403, member: 403, coordinator: 200 },
      ...{ "lead money": 200, "member money": 200 },
    },
    act: {
      ...{ ...people, everybody: 404, lead: 403, member: 403, coordinator: 422 },
      ...{ "lead money": 422, "member money": 422 },
      form: { poolId: fresh(), contractIds: ":contractId" },
    },
  },
  "groups/:groupId/settings": {
    see: { ...people, everybody: 403, coordinator: 200 },
    act: {
      ...{ ...people, everybody: 403, coordinator: 422 },
      form: { name: "Renamed", description: "", financeTwoFactorRequired: "no" },
    },
  },

  invoices: { see: { ...people, everybody: 403, money: 200 } },
  "invoices/export": {
    at: "/invoices/export?format=lines-csv",
    see: { ...people, everybody: 403, money: 200, "outsider money": 404 },
  },
  "invoices/:invoiceId": {
    see: { ...people, everybody: 404, "lead money": 200, "member money": 200 },
  },
  "invoices/:invoiceId/checkout": {
    see: { ...people, everybody: 403, "outsider money": 404, "lead money": 403, "member money": 200 },
    act: {
      ...{ ...people, everybody: 403, "outsider money": 404, "lead money": 403, "member money": "may" },
      ...{ form: { checkoutId: fresh() } },
    },
  },
  "invoices/:invoiceId/checkout/:checkoutId": { see: { ...people, everybody: 404 } },
  "invoices/:invoiceId/payments/back": {
    see: { ...people, everybody: 404, "lead money": 200, "member money": 403 },
    act: {
      ...{ ...people, everybody: 403, "outsider money": 404, "lead money": 422, "member money": 403 },
      form: { paymentId: fresh(), amount: "1.00", paidOn: "2026-09-01", reference: "" },
    },
  },
  "invoices/:invoiceId/payments/new": {
    see: { ...people, everybody: 404, "lead money": 200, "member money": 403 },
    act: {
      ...{ ...people, everybody: 403, "outsider money": 404, "lead money": 422, "member money": 403 },
      form: { paymentId: fresh(), amount: "1.00", receivedOn: "2026-09-01", reference: "" },
    },
  },
  "invoices/:invoiceId/pdf": {
    see: { ...people, everybody: 404, "lead money": 200, "member money": 200 },
  },

  ...poolAccess,
  ...quotationAccess,

  school: {
    see: { ...people, everybody: 200, "coordinator elsewhere": 403 },
    act: {
      ...{ ...people, everybody: 404, "coordinator elsewhere": 403, "lead leaders": 422 },
      form: { invitationId: ":invitationId" },
    },
  },
  "school/bank-account": {
    see: { ...people, everybody: 403, money: 200 },
    act: {
      ...{ ...people, everybody: 403, money: 422 },
      form: { accountName: "Mallory", sortCode: "200000", accountNumber: "12345678" },
    },
  },
  "school/invite": {
    see: { ...people, everybody: 403, leaders: 200 },
    act: {
      ...{ ...people, everybody: 403, leaders: 422 },
      form: { id: fresh(), email: "mallory@example.org", role: "staff" },
    },
  },
  "school/invoice-prefix": {
    see: { ...people, everybody: 403, leaders: 200 },
    act: { ...people, everybody: 403, leaders: 422, form: { invoicePrefix: "MINE" } },
  },
  "school/roles/:roleId/end": {
    see: { ...people, everybody: 404, lead: 403, "coordinator elsewhere": 403, "lead leaders": 200 },
    act: { ...people, everybody: 404, lead: 403, "coordinator elsewhere": 403, "lead leaders": "may" },
  },
  "school/spending-limits": {
    see: { ...people, everybody: 403, money: 200, governor: 200 },
    act: {
      ...{ ...people, everybody: 403, head: 422 },
      form: { version: "0", "general.business-manager": "1000000" },
    },
  },
  "schools/join": {
    see: { ...persons, everybody: 200 },
    act: { ...persons, everybody: 422 },
  },
  "schools/:urn": { see: { ...people, everybody: 200 } },

  "webhooks/stripe": { see: { everybody: 405 }, act: { everybody: 400 } },
}
