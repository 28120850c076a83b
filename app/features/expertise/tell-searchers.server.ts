import { type Kysely, sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { whereaboutsOf } from "#app/features/expertise/places.server.ts"
import { type PostingRow, postingColumns, postingOf } from "#app/features/expertise/posting-row.server.ts"
import { askedOf, type PostingSearch, searchFields } from "#app/features/expertise/posting-search.ts"
import { searchFoundNew } from "#app/features/expertise/sharing-letters.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import type { Database, Tx } from "#db/client.ts"

type Due = {
  id: string
  schoolId: string
  asked: PostingSearch
  toldUntil: string
  personId: string
  name: string
  email: string
}

/** A letter names so many; its link leads to all. */
const MOST_TOLD = 10

/** Of whose searches so many are looked at in one sweep, each in a transaction of its own. */
const MOST_SEARCHES = 100

/** Once a day, whoever saved a search hears of what is new; where there is nothing new, of nothing. */
export async function tellSearchers(db: Kysely<Database>, post: Post): Promise<void> {
  for (let told = 0; told < MOST_SEARCHES; told++)
    if (!(await db.transaction().execute((tx) => tellNext(tx, post)))) return
}

async function tellNext(tx: Tx, post: Post): Promise<boolean> {
  const { rows } = await sql<Due & { now: Temporal.Instant }>`
    select q.id, q.school_id, q.asked, q.told_until::text, p.id as person_id, p.name, p.email, clock_timestamp() as now
    from saved_search q join person p on p.id = q.person_id
    where q.told_until < clock_timestamp() - interval '1 day'
    order by q.told_until limit 1 for update of q skip locked`.execute(tx)
  const [due] = rows
  if (!due) return false
  const letter = await letterFor(tx, due, civilDateOf(due.now), post.appUrl)
  if (letter) await write(tx, post, [due], letter)
  await sql`update saved_search set told_until = ${due.now} where id = ${due.id}`.execute(tx)
  return true
}

async function letterFor(tx: Tx, due: Due, today: Temporal.PlainDate, appUrl: string) {
  const { schoolId } = due
  const { phase, from } = await whereaboutsOf(tx, schoolId, due.asked)
  const asked = {
    ...askedOf(due.asked, { schoolId, phase, from, today }),
    ...{ asSchool: schoolId, since: due.toldUntil },
  }
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from found_postings(${JSON.stringify(asked)}::jsonb, ${MOST_TOLD}) found
    join posting p on p.id = found.id join school s on s.id = p.school_id
    where exists (select from school_role r where r.person_id = ${due.personId} and r.school_id = ${due.schoolId}
      and r.ended_at is null)
    order by found.posted_at desc`.execute(tx)
  if (rows.length === 0) return null
  const address = `${appUrl}/sharing/${due.asked.side}s?${new URLSearchParams(searchFields(due.asked))}`
  return searchFoundNew(rows.map(postingOf), address, appUrl)
}
