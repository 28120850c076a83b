import { type RawBuilder, sql } from "kysely"
import type { Conditions } from "#app/features/purchasing/conditions.ts"

/** Conditions as JSON has them; money as text, so that no float touches it. */
export type ConditionsJson = {
  totalLimitPence: string | null
  includesVat: boolean
  leastSchools: number | null
  allOrNothing: boolean
  lines: LineJson[]
}

type LineJson = {
  itemId: string
  steps: { quantity: number; limit: string }[]
  tolerance: number
  substitute: { itemId: string; limit: string } | null
}

/** The conditions of `commitment c` as one JSON value; null where it has none, or whoever asks may not know. */
export const conditionsJson = (): RawBuilder<ConditionsJson | null> => sql`
  (select json_build_object('totalLimitPence', k.total_limit_pence::text, 'includesVat', k.total_limit_includes_vat,
    'leastSchools', k.least_schools, 'allOrNothing', k.all_or_nothing, 'lines', k.lines)
    from commitment_condition k where k.id = c.condition_id)`

export const conditionsOf = (json: ConditionsJson): Conditions => ({
  totalLimit:
    json.totalLimitPence === null
      ? null
      : { pence: BigInt(json.totalLimitPence), includesVat: json.includesVat },
  leastSchools: json.leastSchools,
  allOrNothing: json.allOrNothing,
  lines: json.lines.map(({ itemId, steps, tolerance, substitute }) => ({
    itemId,
    steps: steps.map(({ quantity, limit }) => ({ quantity, limit: BigInt(limit) })),
    tolerance,
    substitute: substitute && { itemId: substitute.itemId, limit: BigInt(substitute.limit) },
  })),
})
