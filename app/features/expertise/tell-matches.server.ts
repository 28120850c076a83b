import { sql } from "kysely"
import { type Match, matchesFor } from "#app/features/expertise/matches.server.ts"
import type { Posting } from "#app/features/expertise/posting.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import { somethingFits } from "#app/features/expertise/sharing-letters.ts"
import { type Post, write, writeToHeads } from "#app/features/groups/letters/write-letters.server.ts"
import type { Tx } from "#db/client.ts"

/** A letter names so many; the posting's own page has them all. */
const MOST_TOLD = 20

/** Tells both sides, once, of every offer and need that fit each other since a posting was written. */
export async function tellMatches(
  tx: Tx,
  postingId: string,
  { today, post }: { today: Temporal.PlainDate; post: Post },
): Promise<void> {
  const posting = await readPosting(tx, postingId)
  if (!posting || posting.awaitsApproval) return
  const matches = (await matchesFor(tx, posting, today)).slice(0, MOST_TOLD)
  const news = await notToldYet(tx, posting, matches)
  if (news.length === 0) return
  await tell(tx, posting, news, post)
  for (const { posting: other, fit } of news) await tell(tx, other, [{ posting, fit }], post)
}

async function notToldYet(tx: Tx, posting: Posting, matches: readonly Match[]): Promise<Match[]> {
  if (matches.length === 0) return []
  const pairs = matches.map(({ posting: other }) =>
    posting.side === "offer"
      ? { offerId: posting.id, needId: other.id }
      : { offerId: other.id, needId: posting.id },
  )
  const written = await tx
    .insertInto("postingMatch")
    .values(pairs)
    .onConflict((conflict) => conflict.doNothing())
    .returning(["offerId", "needId"])
    .execute()
  const told = new Set(written.flatMap(({ offerId, needId }) => [offerId, needId]))
  return matches.filter(({ posting: other }) => told.has(other.id))
}

/** Whoever posted it hears of it; where they have left the school, its head does. */
async function tell(tx: Tx, mine: Posting, matches: readonly Match[], post: Post): Promise<void> {
  const letter = somethingFits(mine, matches, post.appUrl)
  const { rows } = await sql<{ personId: string; name: string; email: string }>`
    select p.id as person_id, p.name, p.email from posting o join person p on p.id = o.created_by
    where o.id = ${mine.id} and exists (
      select from school_role r where r.person_id = p.id and r.school_id = o.school_id and r.ended_at is null)`.execute(
    tx,
  )
  if (rows.length > 0) await write(tx, post, rows, letter)
  else await writeToHeads(tx, post, mine.school.id, letter)
}
