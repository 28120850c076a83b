import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { DemoPerson } from "#app/demo/data/people.ts"

export type DemoEvent = {
  act: string
  subject: { kind: string; id: string }
  groupId?: string
  detail?: Record<string, string>
}

type Happening = DemoEvent & { at: Temporal.Instant; by: DemoPerson | null; schoolId: string | null }

/** One line of the record of who did what; Kith itself where nobody did. */
export function recordDemoEvent(rows: DemoRows, happening: Happening): void {
  const { act, subject, groupId = null, detail = {}, at, by, schoolId } = happening
  rows.auditEvent.push({
    id: demoId(`event ${rows.auditEvent.length} ${act} ${subject.id}`, at),
    happenedAt: at,
    personId: by?.id ?? null,
    personName: by?.name ?? "Kith",
    schoolId,
    groupId,
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
  })
}
