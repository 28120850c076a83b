import type { ExpenditureCode } from "#app/core/cfr-codes.ts"
import type { Pence } from "#app/core/money.ts"

/** A school's running contract as it is written down. */
export type ContractDraft = {
  supplierName: string
  /** What is bought by it: "Cleaning, main building". */
  what: string
  cfrCode: ExpenditureCode
  /** Ex VAT. */
  yearlyCostPence: Pence
  /** The last day of it. */
  endsOn: Temporal.PlainDate
  /** The last day on which notice can be given. */
  noticeOn: Temporal.PlainDate
  /** Where the school knows how long before the end rather than the date. */
  noticeMonths: number | null
  autoRenews: boolean
  /** Whether other schools of its groups see the cost. */
  sharesCost: boolean
  notes: string
}

export type Contract = ContractDraft & {
  id: string
  schoolId: string
  /** When somebody said that the notice is dealt with; null: it is still to be. */
  noticeSettledAt: Temporal.Instant | null
}

/** So many months before the end, on the same day of the month or the month's last. */
export const noticeDateOf = (endsOn: Temporal.PlainDate, months: number): Temporal.PlainDate =>
  endsOn.subtract({ months })

/** What makes a school's contract the same as another of its own. */
export const identityOf = ({
  supplierName,
  what,
  endsOn,
}: Pick<ContractDraft, "supplierName" | "what" | "endsOn">) =>
  JSON.stringify([supplierName.toLowerCase(), what.toLowerCase(), endsOn.toString()])
