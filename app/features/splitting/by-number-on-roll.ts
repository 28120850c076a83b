import { refuse, succeed } from "#app/core/outcome.ts"
import { counted, writeCount } from "#app/features/splitting/counted.ts"
import { numbersOnRoll } from "#app/features/splitting/number-on-roll.ts"
import { noSettings } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

export const byNumberOnRoll = defineRule({
  key: "by-number-on-roll",
  name: "By number on roll",
  description: "Each school pays the same for every pupil. Right for what all pupils use alike.",
  needs: ["numberOnRoll"],
  fields: [],
  settings: noSettings,
  initialSettings: () => ({}),
  weigh: (schools) => {
    const rolls = numbersOnRoll(schools)
    if (!rolls.ok) return rolls
    const total = rolls.value.reduce((sum, roll) => sum + roll, 0)
    if (total === 0) return refuse("No school has any pupils on roll, so there is no number to share by.")
    return succeed({
      weights: rolls.value.map(BigInt),
      basisOf: (place) => `${writeCount(rolls.value[place]!)} of ${counted(total, "pupil")}`,
    })
  },
})
