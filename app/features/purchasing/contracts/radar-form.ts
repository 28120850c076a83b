import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { field } from "#app/features/purchasing/form-fields.ts"

const USUAL_MONTHS = 3
const MOST_MONTHS = 12

/** How many months apart ends may lie, as an address has it. */
export const readMonths = (text: string | null): number => {
  const months = /^\d{1,2}$/.test(text ?? "") ? Number(text) : USUAL_MONTHS
  return months >= 1 && months <= MOST_MONTHS ? months : USUAL_MONTHS
}

const MOST_CONTRACTS = 1_000

const OUT_OF_DATE = "This page is out of date. Open it again"

/** `poolId` of the draft to make, `contractIds` (several) of what it stands in for. */
export const draftFromRadarForm = z.object({
  poolId: field((typed) => (isId(typed) ? succeed(typed) : refuse(OUT_OF_DATE))),
  contractIds: z.unknown().transform((raw, context) => {
    const ids = [raw].flat().filter((id): id is string => typeof id === "string" && isId(id))
    if (ids.length === 0 || ids.length > MOST_CONTRACTS) context.addIssue(OUT_OF_DATE)
    return [...new Set(ids)]
  }),
})
