import type { Pence } from "#app/core/money.ts"
import { sumPence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import type { Parts } from "#app/features/staffing/recharges/reckon-month.ts"

/** A line that was not agreed when its month was recharged: what it came to at the time claimed then. */
export type WaitingLine = { lineId: string; minutes: number; parts: Parts; scales: boolean }

/** What one agreed line is charged at. */
export type ChargedLine = {
  lineId: string
  schoolId: string
  month: Temporal.PlainDate
  workedOn: Temporal.PlainDate
  minutes: number
  parts: Parts
  /** What its time was priced at; null where costs are shared, or it was agreed late. */
  price: TimePrice | null
}

/**
 * What a line that was agreed late comes to: its part as it stood, in proportion to the minutes agreed on in the end.
 * What was talked down stays with the employer, because the other schools' invoices never change.
 */
export const partsOnceAgreed = ({ minutes, parts, scales }: WaitingLine, agreedMinutes: number): Parts =>
  !scales || minutes === 0
    ? parts
    : mapParts(parts, (pence) => divideHalfUp(pence * BigInt(agreedMinutes), BigInt(minutes)))

export const totalOfParts = (parts: Parts): Pence => sumPence(Object.values(parts))

export const sumParts = (all: readonly Parts[]): Parts => {
  const sums: Parts = {}
  for (const parts of all)
    for (const [kind, pence] of entriesOf(parts)) sums[kind] = (sums[kind] ?? 0n) + pence
  return sums
}

const mapParts = (parts: Parts, change: (pence: Pence) => Pence): Parts =>
  Object.fromEntries(entriesOf(parts).map(([kind, pence]) => [kind, change(pence)]))

export const entriesOf = (parts: Parts) => Object.entries(parts) as [keyof Parts, Pence][]
