import { sql } from "kysely"
import { byNearness, type Fit, fitOf } from "#app/features/expertise/fit.ts"
import { type Posting, stands } from "#app/features/expertise/posting.ts"
import { type PostingRow, postingColumns, postingOf } from "#app/features/expertise/posting-row.server.ts"
import type { Tx } from "#db/client.ts"

export type Match = { posting: Posting; fit: Fit }

/** So many of the latest are held against a posting. */
const MOST_CANDIDATES = 100

/**
 * What fits a posting, the nearest first: for a need the offers, for an offer the needs, of schools that share a group
 * with it. Nothing fits what has ended.
 */
export async function matchesFor(tx: Tx, posting: Posting, today: Temporal.PlainDate): Promise<Match[]> {
  if (!stands(posting, today)) return []
  const asked = {
    side: posting.side === "offer" ? "need" : "offer",
    kind: posting.kind,
    today: today.toString(),
    amongGroups: arrayText(posting.groupIds),
    ...(posting.subjects.length > 0 ? { anySubject: arrayText(posting.subjects) } : {}),
    ...{ asSchool: posting.school.id, since: "-infinity" },
  }
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from found_postings(${JSON.stringify(asked)}::jsonb, ${MOST_CANDIDATES}) found
    join posting p on p.id = found.id join school s on s.id = p.school_id`.execute(tx)
  return rows
    .map(postingOf)
    .flatMap((other) => {
      const fit = posting.side === "offer" ? fitOf(posting, other) : fitOf(other, posting)
      return fit ? [{ posting: other, fit }] : []
    })
    .toSorted(byNearness)
}

/** An array as PostgreSQL reads it from text; the values are ids or words of ours. */
const arrayText = (values: readonly string[]) => `{${values.map((value) => `"${value}"`).join(",")}}`
