import { type RawBuilder, sql } from "kysely"
import { isId, readNameCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import type { Period } from "#app/core/period.ts"
import type { Resource, ResourceKind } from "#app/features/staffing/bookings/resource.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Resource, "school" | "hours"> & {
  schoolId: string
  schoolName: string
  hours: { weekday: number; from: string; to: string }[]
}

const columns = sql`r.id, r.school_id, s.name as school_name, r.kind, r.person_id, r.title, r.description, r.nation,
  r.weekly_minutes, r.notice_days, r.price_pence, r.price_per, r.exchange, r.active,
  coalesce((select json_agg(g.group_id) from resource_group g where g.resource_id = r.id), '[]') as group_ids,
  coalesce((select json_agg(json_build_object('weekday', h.weekday, 'from', h.from_time, 'to', h.to_time)
    order by h.weekday, h.from_time) from resource_hours h where h.resource_id = r.id), '[]') as hours`

const resourceOf = ({ schoolId, schoolName, hours, ...row }: Row): Resource => ({
  ...row,
  school: { id: schoolId, name: schoolName },
  hours: hours.map(({ weekday, from, to }) => ({
    weekday,
    from: Temporal.PlainTime.from(from),
    to: Temporal.PlainTime.from(to),
  })),
})

/** A person or a thing that the reader's school may see; null when there is none such. */
export async function readResource(tx: Tx, id: string): Promise<Resource | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Row>`
    select ${columns} from resource r join school s on s.id = r.school_id where r.id = ${id}::uuid`.execute(
    tx,
  )
  return rows[0] ? resourceOf(rows[0]) : null
}

const PAGE_SIZE = 20

export type ResourcePage = { resources: Resource[]; further: string | null }

const MOST_WORDS = 6

/** Less alike than this is another word; "speach" is speech. */
const ALIKE = 0.4

/** Each word stands, well or badly spelt, in the title, or as it is in the description. */
const saysAll = (words: string) =>
  words
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS)
    .map(
      (word) => sql` and (word_similarity(${word}, r.title) >= ${ALIKE}
        or strpos(lower(r.description), lower(${word})) > 0)`,
    )

/** What other schools of these groups share and can be booked now, by title. */
export const resourcesOffered = (
  tx: Tx,
  ask: {
    groupIds: readonly string[]
    schoolId: string | null
    kind: ResourceKind | null
    words: string
    cursor: string | null
  },
): Promise<ResourcePage> =>
  page(
    tx,
    sql`r.id in (select g.resource_id from resource_group g where g.group_id = any (${[...ask.groupIds]}::uuid[]))
      and r.active and r.school_id is distinct from ${ask.schoolId}::uuid
      and (${ask.kind}::text is null or r.kind = ${ask.kind})${sql.join(saysAll(ask.words), sql``)}`,
    ask.cursor,
  )

/** What a school shares itself, what cannot be booked now included, by title. */
export const resourcesOfSchool = (
  tx: Tx,
  { schoolId, cursor }: { schoolId: string; cursor: string | null },
): Promise<ResourcePage> => page(tx, sql`r.school_id = ${schoolId}::uuid`, cursor)

async function page(tx: Tx, where: RawBuilder<unknown>, cursor: string | null): Promise<ResourcePage> {
  const after = readNameCursor(cursor)
  const rest = after ? sql`and (r.title, r.id) > (${after.name}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Row>`
    select ${columns} from resource r join school s on s.id = r.school_id
    where ${where} ${rest} order by r.title, r.id limit ${PAGE_SIZE + 1}`.execute(tx)
  const { page, next } = onePage(rows.map(resourceOf), PAGE_SIZE, ({ title, id }) => writeCursor(title, id))
  return { resources: page, further: next }
}

/** A time for which somebody or something is taken. Whose booking it is is said of one's own alone. */
export type Busy = Period<Temporal.Instant> & { travelMinutes: number; isOurs: boolean; isHeld: boolean }

/** When a resource is taken, over all schools, where it shares any time with `within`; in order. */
export async function busyTimes(
  tx: Tx,
  resourceId: string,
  within: Period<Temporal.Instant>,
): Promise<Busy[]> {
  const { rows } = await sql<{
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    travelMinutes: number
    isOurs: boolean
    isHeld: boolean
  }>`select * from resource_busy(${resourceId}, tstzrange(${within.start}, ${within.end}))`.execute(tx)
  return rows.map(({ startsAt, endsAt, ...busy }) => ({ start: startsAt, end: endsAt, ...busy }))
}

/** Those who hold a place at a school, by name. */
export async function peopleOfSchool(tx: Tx, schoolId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p where p.id in (
      select r.person_id from school_role r where r.school_id = ${schoolId}::uuid and r.ended_at is null)
    order by p.name, p.id`.execute(tx)
  return rows
}
