import { sql } from "kysely"
import { readMoment } from "#app/core/cursor.ts"
import { readPlace, twoWayPage } from "#app/core/two-way-page.ts"
import type { HoursEntry, SchoolHours } from "#app/features/staffing/hours/hours.ts"
import type { Tx } from "#db/client.ts"

const sums = sql`
  coalesce(sum(p.minutes) filter (where p.side = 'gave'), 0)::int as gave,
  coalesce(-sum(p.minutes) filter (where p.side = 'received'), 0)::int as received,
  coalesce(sum(p.minutes) filter (where p.side = 'gave' and p.kind = 'gift'), 0)::int as gave_as_gift,
  coalesce(-sum(p.minutes) filter (where p.side = 'received' and p.kind = 'gift'), 0)::int as received_as_gift,
  coalesce(sum(p.minutes) filter (where p.kind = 'exchange'), 0)::int as balance`

/** Every school that gave or had time in a group, by name: those that did neither are not held up to view. */
export async function readGroupHours(tx: Tx, groupId: string): Promise<SchoolHours[]> {
  const { rows } = await sql<SchoolHours>`
    select p.group_id, p.school_id, s.name, ${sums} from hours_posting p join school s on s.id = p.school_id
    where p.group_id = ${groupId} group by p.group_id, p.school_id, s.name order by s.name`.execute(tx)
  return rows
}

/** One school's account in each of these groups in which it has one. */
export async function readSchoolHours(
  tx: Tx,
  schoolId: string,
  groupIds: readonly string[],
): Promise<SchoolHours[]> {
  const { rows } = await sql<SchoolHours>`
    select p.group_id, p.school_id, s.name, ${sums} from hours_posting p join school s on s.id = p.school_id
    where p.group_id = any (${[...groupIds]}::uuid[]) and p.school_id = ${schoolId}
    group by p.group_id, p.school_id, s.name`.execute(tx)
  return rows
}

const columns = sql`
  e.id, e.group_id, e.kind, e.what, e.worked_on, e.happened_at, e.person_name,
  json_build_object('id', e.giver_school_id, 'name', (select name from school where id = e.giver_school_id)) as giver,
  json_build_object('id', e.receiver_school_id, 'name', (select name from school where id = e.receiver_school_id)) as receiver,
  (select p.minutes from hours_posting p where p.entry_id = e.id and p.school_id = e.giver_school_id) as minutes,
  exists (select from hours_entry u where u.corrects_entry_id = e.id) as is_undone,
  e.corrects_entry_id is not null as undoes, e.booking_id is not null as has_booking`

export async function readHoursEntry(tx: Tx, id: string): Promise<HoursEntry | null> {
  const { rows } = await sql<HoursEntry>`select ${columns} from hours_entry e where e.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

const PAGE_SIZE = 25

export type HoursPage = { entries: HoursEntry[]; older: string | null; newer: string | null }

/** A page of the journal, the latest first: of one school, or of a whole group. */
export async function listHours(
  tx: Tx,
  of: { schoolId: string } | { groupId: string },
  cursor: string | null,
): Promise<HoursPage> {
  const from = readPlace(cursor, readMoment)
  const newer = from?.side === "before"
  const beyond = from
    ? sql`(e.happened_at, e.id) ${sql.raw(newer ? ">" : "<")} (${from.at}::timestamptz, ${from.id}::uuid)`
    : sql`true`
  const order = sql.raw(newer ? "e.happened_at, e.id" : "e.happened_at desc, e.id desc")
  const most = PAGE_SIZE + 1
  // One look at an index for each side: an "or" would sort everything the school ever did.
  const chosen =
    "groupId" in of
      ? sql`select e.* from hours_entry e where e.group_id = ${of.groupId} and ${beyond} order by ${order} limit ${most}`
      : sql`(select e.* from hours_entry e where e.giver_school_id = ${of.schoolId} and ${beyond} order by ${order} limit ${most})
        union all
        (select e.* from hours_entry e where e.receiver_school_id = ${of.schoolId} and ${beyond} order by ${order} limit ${most})`
  const { rows } = await sql<HoursEntry>`
    select ${columns} from (${chosen}) e order by ${order} limit ${most}`.execute(tx)
  const { page, next, previous } = twoWayPage(rows, PAGE_SIZE, from, ({ happenedAt: at, id }) => ({ at, id }))
  return { entries: page, older: next, newer: previous }
}
