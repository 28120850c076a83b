import { refuse, succeed } from "#app/core/outcome.ts"
import { noSettings } from "#app/features/splitting/setting-values.ts"
import { defineRule, type SplitRule } from "#app/features/splitting/split-rule.ts"
import { splitRules } from "#app/features/splitting/split-rules.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"

/** A way to share a month's cost. `counts` says which time it looks at as the quantity, in minutes. */
export type RechargeRule = { rule: SplitRule; counts: "delivered" | "booked" }

const byMinutes = (key: string, name: string, description: string, nothing: string): SplitRule =>
  defineRule({
    ...{ key, name, description },
    needs: ["quantity"],
    fields: [],
    settings: noSettings,
    initialSettings: () => ({}),
    weigh: (schools) => {
      const total = schools.reduce((sum, { quantity }) => sum + quantity, 0)
      if (total === 0) return refuse(nothing)
      return succeed({
        weights: schools.map(({ quantity }) => BigInt(quantity)),
        basisOf: (place) => `${spokenTime(schools[place]!.quantity)} of ${spokenTime(total)}`,
      })
    },
  })

const byTimeDelivered = byMinutes(
  "by-time-delivered",
  "By time delivered",
  "Each school pays in proportion to the time it had that month.",
  "No time was delivered, so there is nothing to share the cost by.",
)

const byCommitment = byMinutes(
  "by-commitment",
  "By commitment",
  "Each school pays in proportion to the time it booked or committed to, whether or not it was used.",
  "No time was booked, so there is nothing to share the cost by.",
)

/** What is shared by units or by their price, and time has nothing like. */
const isOfGoods = ({ needs }: SplitRule) => needs.includes("quantity") || needs.includes("value")

/** Every way to share a month's cost, in the order in which a form offers them. */
export const rechargeRules: readonly RechargeRule[] = [
  { rule: byTimeDelivered, counts: "delivered" },
  { rule: byCommitment, counts: "booked" },
  ...splitRules
    .filter((rule) => !isOfGoods(rule))
    .map((rule): RechargeRule => ({ rule, counts: "delivered" })),
]

export const findRechargeRule = (key: string): RechargeRule | undefined =>
  rechargeRules.find(({ rule }) => rule.key === key)
