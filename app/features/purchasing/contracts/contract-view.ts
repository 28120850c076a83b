import { CIVIL_ZONE, formatDate, formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { fromNow } from "#app/core/from-now.ts"
import { decimalPounds, formatPounds } from "#app/core/money.ts"
import type { Contract } from "#app/features/purchasing/contracts/contract.ts"
import { capital, categoryName } from "#app/features/purchasing/contracts/end-clusters.ts"

export type NoticeStanding = "due-soon" | "due" | "passed" | "settled"

/** A contract in a list. */
export type ContractRow = {
  id: string
  what: string
  supplier: string
  category: string
  yearlyCost: string
  ends: string
  renews: boolean
  shared: boolean
  notice: { date: string; fromNow: string; standing: NoticeStanding }
}

const SOON = { days: 60 }

const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(CIVIL_ZONE).toInstant()

const standingOf = ({ noticeOn, noticeSettledAt }: Contract, today: Temporal.PlainDate): NoticeStanding => {
  if (noticeSettledAt) return "settled"
  if (Temporal.PlainDate.compare(noticeOn, today) < 0) return "passed"
  return Temporal.PlainDate.compare(noticeOn, today.add(SOON)) <= 0 ? "due-soon" : "due"
}

/** "today", "in 12 days": counted in whole days, as notices are. */
const daysFrom = (today: Temporal.PlainDate, date: Temporal.PlainDate) =>
  date.equals(today) ? "today" : fromNow(startOf(date), startOf(today))

export const contractRow = (contract: Contract, today: Temporal.PlainDate): ContractRow => ({
  id: contract.id,
  what: contract.what,
  supplier: contract.supplierName,
  category: capital(categoryName(contract.cfrCode)),
  yearlyCost: formatPounds(contract.yearlyCostPence),
  ends: formatShortDate(contract.endsOn),
  renews: contract.autoRenews,
  shared: contract.sharesCost,
  notice: {
    date: formatShortDate(contract.noticeOn),
    fromNow: daysFrom(today, contract.noticeOn),
    standing: standingOf(contract, today),
  },
})

/** What a contract's own page says of its notice, above the form. */
export function noticeInWords(contract: Contract, today: Temporal.PlainDate) {
  const standing = standingOf(contract, today)
  const on = formatDate(contract.noticeOn)
  const after = contract.autoRenews
    ? "Without it the contract renews by itself."
    : "The contract ends either way."
  const sentence = {
    settled: contract.noticeSettledAt && `Dealt with on ${formatMoment(contract.noticeSettledAt)}.`,
    passed: `Notice was due on ${on}. ${contract.autoRenews ? "The contract renews by itself." : ""}`.trim(),
    "due-soon": `Notice is due by ${on}, ${daysFrom(today, contract.noticeOn)}. ${after}`,
    due: `Notice is due by ${on}, ${daysFrom(today, contract.noticeOn)}. ${after}`,
  }[standing]
  return { standing, sentence: sentence ?? "" }
}

/** A contract as its form has it. */
export const typedOf = (contract: Contract): Record<string, string> => ({
  supplierName: contract.supplierName,
  what: contract.what,
  cfrCode: contract.cfrCode,
  yearlyCost: decimalPounds(contract.yearlyCostPence),
  endsOn: contract.endsOn.toString(),
  noticeBy: contract.noticeMonths === null ? "date" : "months",
  noticeOn: contract.noticeMonths === null ? contract.noticeOn.toString() : "",
  noticeMonths: contract.noticeMonths?.toString() ?? "",
  autoRenews: contract.autoRenews ? "yes" : "no",
  sharesCost: contract.sharesCost ? "yes" : "",
  notes: contract.notes,
})
