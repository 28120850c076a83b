import { apportion } from "#app/core/apportion.ts"
import type { Pence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"

/** Time that has a price: what was booked of it, and what it was in the end. */
type PricedTime = { schoolId: string; bookedMinutes: number; minutes: number; price: TimePrice }

/** How many minutes a price is for; null: it is for a month, however much time that has. */
export const minutesOfPrice = ({ pricePer }: TimePrice, dayMinutes: number): number | null =>
  ({ hour: 60, "half-day": dayMinutes / 2, day: dayMinutes, month: null })[pricePer]

/**
 * What lines of one month come to at their prices, each rounded half up to a penny. A price for the month is a school's
 * once, divided among the lines that have it by the time booked; of what took place only in part, that part is paid.
 */
export const priceTimes = (lines: readonly PricedTime[], dayMinutes: number): Pence[] => {
  const whole = monthlyParts(lines)
  return lines.map(({ price, minutes, bookedMinutes }, at) => {
    const of = minutesOfPrice(price, dayMinutes)
    return of === null
      ? divideHalfUp(whole.get(at)! * BigInt(Math.min(minutes, bookedMinutes)), BigInt(bookedMinutes))
      : divideHalfUp(price.pricePence * BigInt(minutes) * 2n, BigInt(of * 2))
  })
}

/** By the line's place: its part of its school's price for the month. */
const monthlyParts = (lines: readonly PricedTime[]): Map<number, Pence> => {
  const places = lines.flatMap(({ price }, at) => (price.pricePer === "month" ? [at] : []))
  const alike = Map.groupBy(places, (at) => `${lines[at]!.schoolId} ${lines[at]!.price.pricePence}`)
  return new Map(
    [...alike.values()].flatMap((of) =>
      apportion(
        lines[of[0]!]!.price.pricePence,
        of.map((at) => BigInt(lines[at]!.bookedMinutes)),
      ).map((pence, index): [number, Pence] => [of[index]!, pence]),
    ),
  )
}
