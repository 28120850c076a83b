import { z } from "zod"
import { formatPounds } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { counted, writeCount } from "#app/features/splitting/counted.ts"
import { numbersOnRoll } from "#app/features/splitting/number-on-roll.ts"
import { poundsSetting } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

export const lumpSumPlusPerPupil = defineRule({
  key: "lump-sum-plus-per-pupil",
  name: "Lump sum, then per pupil",
  description: "Each school pays a lump sum, and what remains is shared by number on roll.",
  needs: ["numberOnRoll"],
  fields: [
    {
      name: "lumpSum",
      label: "Lump sum for each school",
      hint: "In pounds, for example 150",
      kind: "pounds",
    },
  ],
  settings: z.object({ lumpSum: poundsSetting }),
  initialSettings: () => ({ lumpSum: "150.00" }),
  weigh: (schools, { lumpSum }, magnitude) => {
    const rolls = numbersOnRoll(schools)
    if (!rolls.ok) return rolls
    const count = BigInt(schools.length)
    const pupils = rolls.value.reduce((sum, roll) => sum + roll, 0)
    if (lumpSum * count >= magnitude) {
      // Nothing remains to share by pupils, and nobody may pay more than the cost: the lump sum shrinks.
      return succeed({
        weights: schools.map(() => 1n),
        basisOf: () =>
          `One of ${counted(schools.length, "school")} (lump sums of ${formatPounds(lumpSum)} cover the whole cost)`,
      })
    }
    if (pupils === 0)
      return refuse("No school has any pupils on roll, so there is no number to share the rest by.")
    const rest = magnitude - lumpSum * count
    return succeed({
      weights: rolls.value.map((roll) => lumpSum * BigInt(pupils) + rest * BigInt(roll)),
      basisOf: (place) =>
        `A lump sum of ${formatPounds(lumpSum)}, and for ${writeCount(rolls.value[place]!)} of ${counted(pupils, "pupil")} ` +
        `a part of the ${formatPounds(rest)} that remains`,
    })
  },
})
