import type { Actor } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

export type AuditEvent = {
  act: string
  subject: { kind: string; id: string }
  groupId?: string
  schoolId?: string
  detail?: Record<string, unknown>
}

/** Records who did what for which school; the row can never change. `act` is the act's name, e.g. "close-pool". */
export async function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  await tx
    .insertInto("auditEvent")
    .values({
      personId: actor.personId,
      personName: actor.name,
      schoolId: event.schoolId ?? actor.school?.id ?? null,
      groupId: event.groupId ?? null,
      act: event.act,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute()
}
