import { apportion } from "#app/core/apportion.ts"
import { roundQuotients } from "#app/core/apportioning/round-quotients.ts"
import type { Pence } from "#app/core/money.ts"

/**
 * Shares a total in whole pence by what each school costs exactly, costs[i] ÷ divisor pence: by the largest
 * remainder of the exact costs. Where they add up to the total, that is the one apportionment. Where the supplier's
 * line was rounded to the total, the rounded penny too goes by the exact costs, so that nobody pays more than their
 * exact cost rounded up, and their limit holds to the penny.
 */
export const shareExactly = (
  costs: readonly bigint[],
  divisor: bigint,
  total: Pence,
  order?: readonly number[],
): Pence[] => {
  let sum = 0n
  for (const cost of costs) sum += cost
  return sum === total * divisor
    ? apportion(total, costs, order)
    : roundQuotients(costs, divisor, total, { order })
}
