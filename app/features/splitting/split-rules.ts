import { bandsWithMinimumCharge } from "#app/features/splitting/bands-with-minimum-charge.ts"
import { byNumberOnRoll } from "#app/features/splitting/by-number-on-roll.ts"
import { byPercentages } from "#app/features/splitting/by-percentages.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"
import { byValue } from "#app/features/splitting/by-value.ts"
import { equally } from "#app/features/splitting/equally.ts"
import { lumpSumPlusPerPupil } from "#app/features/splitting/lump-sum-plus-per-pupil.ts"
import type { SplitRule } from "#app/features/splitting/split-rule.ts"

/** Every way to divide a cost, in the order in which a form offers them. */
export const splitRules: readonly SplitRule[] = [
  byQuantity,
  byValue,
  equally,
  byNumberOnRoll,
  byPercentages,
  lumpSumPlusPerPupil,
  bandsWithMinimumCharge,
]

export const findSplitRule = (key: string): SplitRule | undefined =>
  splitRules.find((rule) => rule.key === key)
