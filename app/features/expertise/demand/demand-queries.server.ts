import { sql } from "kysely"
import type { AddedNeed } from "#app/features/expertise/demand/add-up-demand.ts"
import { type PostingRow, postingColumns, postingOf } from "#app/features/expertise/posting-row.server.ts"
import type { Tx } from "#db/client.ts"

/** So many of the latest needs are added up. */
const MOST = 500

/** What the schools of a group need, as far as whoever asks may see it: the latest first, one's own included. */
export async function needsOfGroup(
  tx: Tx,
  { groupId, today }: { groupId: string; today: Temporal.PlainDate },
): Promise<AddedNeed[]> {
  const asked = JSON.stringify({ side: "need", group: groupId, today: today.toString() })
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from found_postings(${asked}::jsonb, ${MOST}) found
    join posting p on p.id = found.id join school s on s.id = p.school_id
    order by found.posted_at desc, found.id desc`.execute(tx)
  return rows.map(postingOf)
}
