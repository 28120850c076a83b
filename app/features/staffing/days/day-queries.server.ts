import { sql } from "kysely"
import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"
import { nationByPostcode } from "#app/features/staffing/days/nation-of-school.ts"
import type { Closure, SchoolDays, Term } from "#app/features/staffing/days/school-days.ts"
import type { Tx } from "#db/client.ts"

type Found = {
  id: string
  name: string
  postcode: string | null
  chosenNation: Nation | null
  terms: (Omit<Term, "firstDay" | "lastDay"> & Days)[]
  closures: (Omit<Closure, "firstDay" | "lastDay"> & Days)[]
}
type Days = { firstDay: string; lastDay: string }

/** What schools have said of their year, in the order asked for; days that ended before `from` are left out. */
export async function readSchoolDays(
  tx: Tx,
  schoolIds: readonly string[],
  from: Temporal.PlainDate,
): Promise<SchoolDays[]> {
  const { rows } = await sql<Found>`
    select s.id, s.name, s.postcode,
      (select nation from school_nation n where n.school_id = s.id) as chosen_nation,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'firstDay', t.first_day,
        'lastDay', t.last_day) order by t.first_day) from school_term t
        where t.school_id = s.id and t.last_day >= ${from}), '[]') as terms,
      coalesce((select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'reason', c.reason,
        'firstDay', lower(c.during), 'lastDay', upper(c.during) - 1) order by lower(c.during)) from school_closure c
        where c.school_id = s.id and upper(c.during) > ${from}), '[]') as closures
    from school s where s.id = any (${[...schoolIds]}::uuid[])`.execute(tx)
  return schoolIds.flatMap((id) => rows.filter((row) => row.id === id).map(daysOf))
}

const daysOf = ({ id, name, postcode, chosenNation, terms, closures }: Found): SchoolDays => ({
  school: { id, name },
  nation: chosenNation ?? nationByPostcode(postcode),
  terms: terms.map((term) => ({ ...term, ...spanOf(term) })),
  closures: closures.map((closure) => ({ ...closure, ...spanOf(closure) })),
})

const spanOf = ({ firstDay, lastDay }: Days) => ({
  firstDay: Temporal.PlainDate.from(firstDay),
  lastDay: Temporal.PlainDate.from(lastDay),
})
