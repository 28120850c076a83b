import { equally } from "#app/features/splitting/equally.ts"
import { type CostShare, type Split, splitCost } from "#app/features/splitting/split-cost.ts"

/**
 * Divides a cost when nobody can be asked, as at a pool's closing: by the rule, or equally where the rule cannot
 * divide it, with the rule's reason in every school's workings. There must be at least one school.
 */
export const splitOrEqually = (split: Split): { shares: CostShare[]; refusal: string | null } => {
  const byRule = splitCost(split)
  if (byRule.ok) return { shares: byRule.value, refusal: null }
  const evenly = splitCost({ ...split, rule: equally, settings: {} })
  if (!evenly.ok) throw new RangeError(evenly.reason)
  const shares = evenly.value.map((share) => {
    const sentence = `${share.workings.sentence} The cost was shared equally. ${byRule.reason}`
    return { ...share, workings: { ...share.workings, sentence } }
  })
  return { shares, refusal: byRule.reason }
}
