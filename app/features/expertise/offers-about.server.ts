import { sql } from "kysely"
import type { Posting } from "#app/features/expertise/posting.ts"
import { type PostingRow, postingColumns, postingOf } from "#app/features/expertise/posting-row.server.ts"
import type { Tx } from "#db/client.ts"

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

/** The offers that are about somebody or something, as far as the reader sees them, the latest first. */
export async function offersAbout(tx: Tx, resourceId: string): Promise<Posting[]> {
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from posting p join school s on s.id = p.school_id
    where p.resource_id = ${resourceId}::uuid and p.ended_at is null and not p.awaits_approval
    order by p.posted_at desc limit 10`.execute(tx)
  return rows.map(postingOf)
}
