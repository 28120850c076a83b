import type { Insertable } from "kysely"
import type { Database } from "#db/client.ts"

/** In the order in which they can be inserted: no row names one of a later table. */
export const seededTables = [
  "person",
  "auth.account",
  "legalEntity",
  "school",
  "schoolBankAccount",
  "schoolRole",
  "roleInvitation",
  "schoolGroup",
  "groupSchool",
  "groupCoordinator",
  "groupAdmission",
  "pool",
  "poolGroup",
  "poolItem",
  "priceTier",
  "poolTransition",
  "commitment",
  "commitmentLine",
  "commitmentCondition",
  "quotation",
  "quotationItem",
  "quotationTier",
  "expectedDemand",
  "spendingLimitVersion",
  "spendingLimit",
  "approval",
  "approvalStep",
  "procurementWarning",
  "clearing",
  "clearedItem",
  "share",
  "vatShare",
  "clearingReason",
  "addition",
  "additionLine",
  "clearingRevision",
  "purchaseOrder",
  "delivery",
  "deliveredItem",
  "correction",
  "correctedShare",
  "correctedVatShare",
  "receipt",
  "contract",
  "posting",
  "postingGroup",
  "sharedPost",
  "sharedPostGroup",
  "postPay",
  "postStep",
  "dayBid",
  "postClearing",
  "dayShare",
  "invoiceSeries",
  "invoice",
  "payment",
  "ledgerEntry",
  "ledgerPosting",
  "auditEvent",
  "mail",
] as const satisfies readonly (keyof Database)[]

type SeededTable = (typeof seededTables)[number]

/** Every row of the demo, by table. All rows of a table name the same columns. */
export type DemoRows = { [T in SeededTable]: Insertable<Database[T]>[] }

export const noRows = (): DemoRows =>
  Object.fromEntries(seededTables.map((table) => [table, []])) as unknown as DemoRows
