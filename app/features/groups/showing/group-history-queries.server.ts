import { isId } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
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
  const entries = tx
    .selectFrom("auditEvent")
    .select(["id", "happenedAt", "personName", "act", "subjectKind", "subjectId", "detail"])
    .where("groupId", "=", groupId)
  const rows = await (isId(before) ? entries.where("id", "<", before) : entries)
    .orderBy("id", "desc")
    .limit(PER_PAGE + 1)
    .execute()
  const { page, next } = onePage(rows, PER_PAGE, ({ id }) => id)
  return { entries: page, older: next }
}
