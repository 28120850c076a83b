import { type RawBuilder, sql } from "kysely"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"

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
  substitute: { itemId: string; limit: string; most?: number | null } | null
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
    substitute: substitute && {
      ...{ itemId: substitute.itemId, limit: BigInt(substitute.limit) },
      most: substitute.most ?? null,
    },
  })),
})

/** A part of the statement that writes a commitment: conditions of the one just `taken`, under their id. */
export const writingConditions = (id: string, conditions: Conditions): RawBuilder<unknown> => sql`,
  conditioned as (
    insert into commitment_condition (id, pool_id, school_id, total_limit_pence, total_limit_includes_vat,
      least_schools, all_or_nothing, lines)
    select ${id}::uuid, taken.pool_id, taken.school_id, ${conditions.totalLimit?.pence ?? null}::bigint,
      ${conditions.totalLimit?.includesVat ?? false}::boolean, ${conditions.leastSchools}::integer,
      ${conditions.allOrNothing}::boolean, ${linesJson(conditions.lines)}::jsonb
    from taken
  )`

const linesJson = (lines: Conditions["lines"]): string =>
  JSON.stringify(lines, (_key, value) => (typeof value === "bigint" ? String(value) : value))
