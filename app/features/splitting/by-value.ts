import { formatPounds, sumPence } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { noSettings } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

export const byValue = defineRule({
  key: "by-value",
  name: "By value",
  description: "Each school pays in proportion to what its goods cost, before VAT. Right for mixed orders.",
  needs: ["value"],
  fields: [],
  settings: noSettings,
  initialSettings: () => ({}),
  weigh: (schools) => {
    const total = sumPence(schools.map(({ value }) => value))
    if (total === 0n) return refuse("The goods cost nothing, so there is no value to share by.")
    return succeed({
      weights: schools.map(({ value }) => value),
      basisOf: (place) => `Goods of ${formatPounds(schools[place]!.value)} out of ${formatPounds(total)}`,
    })
  },
})
