import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { broughtId } from "#app/core/form-fields.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"

const USUAL_MONTHS = 3
const MOST_MONTHS = 12

/** How many months apart ends may lie, as an address has it. */
export const readMonths = (text: string | null): number => {
  const months = /^\d{1,2}$/.test(text ?? "") ? Number(text) : USUAL_MONTHS
  return months >= 1 && months <= MOST_MONTHS ? months : USUAL_MONTHS
}

const MOST_CONTRACTS = 1_000

/** `poolId` of the draft to make, `contractIds` (several) of what it stands in for. */
export const draftFromRadarForm = z.object({
  poolId: broughtId,
  contractIds: z.unknown().transform((raw, context) => {
    const brought = [raw].flat()
    const ids = brought.filter((id): id is string => typeof id === "string" && isId(id))
    if (ids.length < brought.length || ids.length > MOST_CONTRACTS) context.addIssue(OUT_OF_DATE)
    return [...new Set(ids)]
  }),
})
