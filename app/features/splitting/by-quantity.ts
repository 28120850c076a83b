import { refuse, succeed } from "#app/core/outcome.ts"
import { counted, writeCount } from "#app/features/splitting/counted.ts"
import { noSettings } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

export const byQuantity = defineRule({
  key: "by-quantity",
  name: "By quantity",
  description:
    "Each school pays in proportion to how many units it takes. Right when delivery depends on volume.",
  needs: ["quantity"],
  fields: [],
  settings: noSettings,
  initialSettings: () => ({}),
  weigh: (schools) => {
    const total = schools.reduce((sum, { quantity }) => sum + quantity, 0)
    if (total === 0) return refuse("No school takes any units, so there is no quantity to share by.")
    return succeed({
      weights: schools.map(({ quantity }) => BigInt(quantity)),
      basisOf: (place) => `${writeCount(schools[place]!.quantity)} of ${counted(total, "unit")}`,
    })
  },
})
