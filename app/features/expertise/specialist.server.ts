import { sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import type { Posting } from "#app/features/expertise/posting.ts"
import { type PostingRow, postingColumns, postingOf } from "#app/features/expertise/posting-row.server.ts"
import type { Tx } from "#db/client.ts"

export type Specialist = {
  id: string
  title: string
  description: string
  kind: "person" | "thing"
  active: boolean
  school: { id: string; name: string }
  /** "Monday 09:00 to 12:00", in order; empty: at any time. */
  hours: { weekday: number; from: string; to: string }[]
  offers: Posting[]
}

/** Whom and what a school shares by bookings, by title: what an offer may be about. */
export const bookableOf = (tx: Tx, schoolId: string): Promise<{ id: string; title: string }[]> =>
  tx
    .selectFrom("resource")
    .select(["id", "title"])
    .where("schoolId", "=", schoolId)
    .where("active", "=", true)
    .orderBy("title")
    .orderBy("id")
    .limit(200)
    .execute()

/** Somebody, or something, that the reader's school may see, with the offers that are about them; null for none such. */
export async function readSpecialist(tx: Tx, id: string): Promise<Specialist | null> {
  if (!isId(id)) return null
  const { rows } = await sql<
    Omit<Specialist, "school" | "offers"> & { schoolId: string; schoolName: string }
  >`
    select r.id, r.title, r.description, r.kind, r.active, s.id as school_id, s.name as school_name,
      coalesce((select json_agg(json_build_object('weekday', h.weekday, 'from', h.from_time, 'to', h.to_time)
        order by h.weekday, h.from_time) from resource_hours h where h.resource_id = r.id), '[]') as hours
    from resource r join school s on s.id = r.school_id where r.id = ${id}::uuid`.execute(tx)
  const [found] = rows
  if (!found) return null
  const { schoolId, schoolName, ...specialist } = found
  const offers = await sql<PostingRow>`
    select ${postingColumns} from posting p join school s on s.id = p.school_id
    where p.resource_id = ${id}::uuid and p.ended_at is null and not p.awaits_approval
    order by p.posted_at desc limit 10`.execute(tx)
  return { ...specialist, school: { id: schoolId, name: schoolName }, offers: offers.rows.map(postingOf) }
}
