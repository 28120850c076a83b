import { sql } from "kysely"
import { isId, readMomentCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import type { Posting, PostingSide } from "#app/features/expertise/posting.ts"
import { type PostingRow, postingColumns, postingOf } from "#app/features/expertise/posting-row.server.ts"
import { type Asker, askedOf, type PostingSearch } from "#app/features/expertise/posting-search.ts"
import type { Tx } from "#db/client.ts"

/** One offer or need that this person may see; null when there is none such. */
export async function readPosting(tx: Tx, id: string): Promise<Posting | null> {
  if (!isId(id)) return null
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from posting p join school s on s.id = p.school_id where p.id = ${id}`.execute(
    tx,
  )
  return rows[0] ? postingOf(rows[0]) : null
}

const PAGE_SIZE = 20

export type PostingPage = { postings: Posting[]; older: string | null }

type Ask = Asker & { search: PostingSearch; cursor: string | null }

/** Offers or needs of other schools that fit a search, the latest first. */
export async function searchPostings(tx: Tx, { search, cursor, ...asker }: Ask): Promise<PostingPage> {
  const from = readMomentCursor(cursor)
  const after = from ? { after: { postedAt: from.moment, id: from.id } } : {}
  const asked = JSON.stringify({ ...askedOf(search, asker), ...after })
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from found_postings(${asked}::jsonb, ${PAGE_SIZE + 1}) found
    join posting p on p.id = found.id join school s on s.id = p.school_id
    order by found.posted_at desc, found.id desc`.execute(tx)
  return postingPage(rows)
}

/** What the acting school has posted itself, the latest first, what has ended included. */
export async function ownPostings(
  tx: Tx,
  { schoolId, side, cursor }: { schoolId: string; side: PostingSide; cursor: string | null },
): Promise<PostingPage> {
  const from = readMomentCursor(cursor)
  const after = from ? sql`and (p.posted_at, p.id) < (${from.moment}::timestamptz, ${from.id}::uuid)` : sql``
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from posting p join school s on s.id = p.school_id
    where p.school_id = ${schoolId} and p.side = ${side} ${after}
    order by p.posted_at desc, p.id desc limit ${PAGE_SIZE + 1}`.execute(tx)
  return postingPage(rows)
}

const postingPage = (rows: readonly PostingRow[]): PostingPage => {
  const { page, next } = onePage(rows.map(postingOf), PAGE_SIZE, ({ postedAt, id }) =>
    writeCursor(postedAt.toString(), id),
  )
  return { postings: page, older: next }
}
