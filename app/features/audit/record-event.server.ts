import { type RawBuilder, sql } from "kysely"
import type { Tx } from "#db/client.ts"

/** Who did something: an actor; or for what a worker finishes, whoever began it, or nobody but Kith. */
type Doer = { personId: string | null; name: string; school: { id: string } | null }

export type AuditEvent = {
  act: string
  subject: { kind: string; id: string }
  groupId?: string
  schoolId?: string
  detail?: Record<string, unknown>
}

/** Records who did what for which school; the rows can never change. `act` is the act's name, e.g. "close-pool". */
export async function recordEvent(tx: Tx, doer: Doer, ...events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx
    .insertInto("auditEvent")
    .values(
      events.map((event) => ({
        personId: doer.personId,
        personName: doer.name,
        schoolId: event.schoolId ?? doer.school?.id ?? null,
        groupId: event.groupId ?? null,
        act: event.act,
        subjectKind: event.subject.kind,
        subjectId: event.subject.id,
        detail: JSON.stringify(event.detail ?? {}),
      })),
    )
    .execute()
}

/**
 * The same as a part of an act's own statement, where a round trip counts: `with …, recorded as (${recordingEvent(…)}
 * from changed)` records one event for each row of `changed`.
 */
export const recordingEvent = (doer: Doer, event: AuditEvent): RawBuilder<unknown> => sql`
  insert into audit_event (person_id, person_name, school_id, group_id, act, subject_kind, subject_id, detail)
  select ${doer.personId}::uuid, ${doer.name}, ${event.schoolId ?? doer.school?.id ?? null}::uuid,
    ${event.groupId ?? null}::uuid, ${event.act}, ${event.subject.kind}, ${event.subject.id}::uuid,
    ${JSON.stringify(event.detail ?? {})}::jsonb`
