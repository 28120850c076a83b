import { apportion } from "#app/core/apportion.ts"
import type { Pence } from "#app/core/money.ts"
import { monthOf } from "#app/features/staffing/time/month.ts"

export type TermDays = { firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate }

/** Where a school has entered no terms: three a year of four months each, from September on. */
const USUAL_MONTHS = 4

/**
 * A month's part of a price for a whole term, so that the months of a term add up to its price to the penny. A month
 * that two terms touch belongs to the one with more of its days; one in the holidays costs what the last month of the
 * term before it did.
 */
export const monthOfTermlyPrice = (
  termPence: Pence,
  month: Temporal.PlainDate,
  terms: readonly TermDays[],
): Pence => {
  const held = monthsByTerm(terms)
  const term = held.findLast(([first]) => first && Temporal.PlainDate.compare(first, month) <= 0)
  if (!term) return partOf(termPence, USUAL_MONTHS, (month.month + 3) % USUAL_MONTHS)
  const place = term.findIndex((one) => one.equals(month))
  return partOf(termPence, term.length, place < 0 ? term.length - 1 : place)
}

const partOf = (pence: Pence, months: number, place: number): Pence =>
  apportion(pence, Array<bigint>(months).fill(1n))[place]!

/** The months that belong to each term, the earliest term first. */
const monthsByTerm = (terms: readonly TermDays[]): Temporal.PlainDate[][] => {
  const inOrder = terms.toSorted((a, b) => Temporal.PlainDate.compare(a.firstDay, b.firstDay))
  return inOrder
    .map((term) => monthsOf(term).filter((month) => mostOf(month, inOrder) === term))
    .filter((months) => months.length > 0)
}

const monthsOf = ({ firstDay, lastDay }: TermDays): Temporal.PlainDate[] => {
  const months: Temporal.PlainDate[] = []
  for (let month = monthOf(firstDay); compare(month, lastDay) <= 0; month = month.add({ months: 1 }))
    months.push(month)
  return months
}

const mostOf = (month: Temporal.PlainDate, terms: readonly TermDays[]): TermDays | undefined =>
  terms.toSorted((a, b) => daysIn(month, b) - daysIn(month, a))[0]

const daysIn = (month: Temporal.PlainDate, { firstDay, lastDay }: TermDays): number => {
  const next = month.add({ months: 1 })
  const from = compare(firstDay, month) > 0 ? firstDay : month
  const until = compare(lastDay.add({ days: 1 }), next) < 0 ? lastDay.add({ days: 1 }) : next
  return Math.max(0, from.until(until).days)
}

const compare = Temporal.PlainDate.compare
