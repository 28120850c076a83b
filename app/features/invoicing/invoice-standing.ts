import type { Pence } from "#app/core/money.ts"

type Account = { grossPence: Pence; paidPence: Pence; dueOn: Temporal.PlainDate }

/**
 * Where an invoice stands today. `overpaid`: more came in than was owed, because a card and a transfer crossed; the
 * schools settle that between themselves.
 */
export type Standing = {
  kind: "unpaid" | "part-paid" | "overdue" | "paid" | "overpaid"
  /** What is left to pay; never negative. */
  owedPence: Pence
  overpaidPence: Pence
}

/** The balance is always worked out from the payments. An invoice is overdue from the day after its due date. */
export const standingOf = (
  { grossPence, paidPence, dueOn }: Account,
  today: Temporal.PlainDate,
): Standing => {
  const balance = grossPence - paidPence
  if (balance < 0n) return { kind: "overpaid", owedPence: 0n, overpaidPence: -balance }
  const open = { owedPence: balance, overpaidPence: 0n }
  if (balance === 0n) return { kind: "paid", ...open }
  if (Temporal.PlainDate.compare(dueOn, today) < 0) return { kind: "overdue", ...open }
  return { kind: paidPence > 0n ? "part-paid" : "unpaid", ...open }
}
