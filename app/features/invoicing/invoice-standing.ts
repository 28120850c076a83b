import type { Pence } from "#app/core/money.ts"
import type { DocumentType } from "#app/features/invoicing/invoice-number.ts"

type Account = {
  grossPence: Pence
  paidPence: Pence
  /** What credit notes have taken from it. */
  creditedPence: Pence
  dueOn: Temporal.PlainDate
  type: DocumentType
}

/**
 * Where an invoice stands today. `overpaid`: more came in than was owed, because a card and a transfer crossed.
 * `owed-back`: it was paid before a credit note took from it, and not yet paid back. `credited`: credit notes have
 * taken all of it. A credit note itself is `a-credit`: nothing is owed on it.
 */
export type Standing = {
  kind: "unpaid" | "part-paid" | "overdue" | "paid" | "overpaid" | "owed-back" | "credited" | "a-credit"
  /** What is left to pay; never negative. */
  owedPence: Pence
  overpaidPence: Pence
}

/** The balance is always worked out from the payments. An invoice is overdue from the day after its due date. */
export const standingOf = (
  { grossPence, paidPence, creditedPence, dueOn, type }: Account,
  today: Temporal.PlainDate,
): Standing => {
  if (type === "credit-note") return { kind: "a-credit", owedPence: 0n, overpaidPence: 0n }
  const balance = grossPence - creditedPence - paidPence
  if (balance < 0n) {
    const kind = paidPence > grossPence ? "overpaid" : "owed-back"
    return { kind, owedPence: 0n, overpaidPence: -balance }
  }
  const open = { owedPence: balance, overpaidPence: 0n }
  if (balance === 0n) return { kind: paidPence === 0n && creditedPence > 0n ? "credited" : "paid", ...open }
  if (Temporal.PlainDate.compare(dueOn, today) < 0) return { kind: "overdue", ...open }
  return { kind: paidPence > 0n ? "part-paid" : "unpaid", ...open }
}
