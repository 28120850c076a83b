import { sql } from "kysely"
import type { PostingSearch } from "#app/features/expertise/posting-search.ts"
import type { GridPlace } from "#app/features/groups/schools/distance.ts"
import type { SchoolPhase } from "#app/features/groups/schools/school-phases.ts"
import type { Tx } from "#db/client.ts"

type Whereabouts = { phase: SchoolPhase | null; from: GridPlace | null }

const NOWHERE: Whereabouts = { phase: null, from: null }

/** Of which phase a school is and where it lies, as far as the register says. */
async function schoolOf(tx: Tx, schoolId: string): Promise<Whereabouts> {
  const school = await tx
    .selectFrom("school")
    .select(["phase", "easting", "northing"])
    .where("id", "=", schoolId)
    .executeTakeFirst()
  if (!school) return NOWHERE
  const { easting, northing } = school
  const from = easting === null || northing === null ? null : { easting, northing }
  return { phase: school.phase as SchoolPhase, from }
}

/** Where the acting school lies. */
export const placeOfSchool = async (tx: Tx, schoolId: string): Promise<GridPlace | null> =>
  (await schoolOf(tx, schoolId)).from

/**
 * Where a postcode ("OX1 2JD") lies, by the schools of the register that have it; failing those, by the ones of its
 * sector ("OX1 2"), then of its district ("OX1"). Null where there are none: there is no such postcode.
 */
async function placeOfPostcode(tx: Tx, postcode: string): Promise<GridPlace | null> {
  const [district = ""] = postcode.split(" ")
  const whole = postcode.replace(" ", "")
  const { rows } = await sql<GridPlace>`
    select round(avg(easting))::integer as easting, round(avg(northing))::integer as northing from (
      select easting, northing,
        case when key = ${whole} then 3 when left(key, -2) = ${whole.slice(0, -2)} then 2 else 1 end as fit
      from (select easting, northing, replace(upper(postcode), ' ', '') as key from school where easting is not null) s
      where key like ${`${district}___`}
    ) near group by fit order by fit desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** From where a search measures, and of which phase the school is that searches; `unknown`: a postcode that is none. */
export async function whereaboutsOf(
  tx: Tx,
  schoolId: string | null,
  { postcode }: Pick<PostingSearch, "postcode">,
): Promise<Whereabouts & { unknown: boolean }> {
  const own = schoolId === null ? NOWHERE : await schoolOf(tx, schoolId)
  if (postcode === undefined) return { ...own, unknown: false }
  const from = await placeOfPostcode(tx, postcode)
  return { phase: own.phase, from: from ?? own.from, unknown: from === null }
}
