import { sql } from "kysely"
import type { Booking } from "#app/features/staffing/bookings/booking.ts"
import { spanColumns } from "#app/features/staffing/bookings/booking-queries.server.ts"
import type { Tx } from "#db/client.ts"

type OpenAsk = Pick<Booking, "id" | "startsAt" | "endsAt" | "times" | "firstEndsAt"> & {
  title: string
  asker: string
  groupName: string
}

const MOST = 5

/** What other schools ask the groups for with which a school shares people of its own: it may have whom they seek. */
export async function openAsks(tx: Tx, schoolId: string): Promise<OpenAsk[]> {
  const { rows } = await sql<OpenAsk>`
    select b.id, b.kind_sought as title, s.name as asker, g.name as group_name, ${spanColumns}
    from booking b join school s on s.id = b.school_id join school_group g on g.id = b.group_id
    where b.state = 'requested' and b.school_id <> ${schoolId}::uuid and b.group_id = any (array(
      select rg.group_id from resource_group rg join resource r on r.id = rg.resource_id
      where r.school_id = ${schoolId}::uuid and r.kind = 'person' and r.active))
    order by b.starts_at, b.id limit ${MOST}`.execute(tx)
  return rows
}
