import { isId } from "#app/core/cursor.ts"
import type { Tx } from "#db/client.ts"

export type HistoryEntry = {
  id: string
  happenedAt: Temporal.Instant
  personName: string
  act: string
  subjectKind: string
  subjectId: string
  detail: unknown
}

const PER_PAGE = 30

/** A group's record, newest first, from before the entry `before`; its coordinators see it. */
export async function groupHistory(
  tx: Tx,
  groupId: string,
  before: string | null,
): Promise<{ entries: HistoryEntry[]; older: string | null }> {
  const from = before ?? undefined
  const rows = await tx
    .selectFrom("auditEvent")
    .select(["id", "happenedAt", "personName", "act", "subjectKind", "subjectId", "detail"])
    .where("groupId", "=", groupId)
    .$if(isId(from), (query) => query.where("id", "<", from as string))
    .orderBy("id", "desc")
    .limit(PER_PAGE + 1)
    .execute()
  const entries = rows.slice(0, PER_PAGE)
  return { entries, older: rows.length > PER_PAGE ? (entries.at(-1)?.id ?? null) : null }
}
