import { type RawBuilder, sql } from "kysely"
import type { Approval, ApprovalState, ApprovalStep } from "#app/features/purchasing/approvals/approval.ts"
import type { ApprovedKind, ApprovedThing } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { ApprovalLevel } from "#app/features/purchasing/approvals/spending-limits.ts"
import type { Tx } from "#db/client.ts"

/** An approval as JSON has it; money as text, so that no float touches it. */
export type ApprovalJson = {
  state: ApprovalState
  level: ApprovalLevel
  worstCasePence: string
  because: string
  askedBy: { id: string; name: string }
  steps: (Omit<ApprovalStep, "at" | "worstCasePence"> & { at: string; worstCasePence: string })[]
}

const stepsJson = (column: string, id: RawBuilder<unknown>, schoolId: RawBuilder<unknown>) => sql`
  coalesce((select json_agg(json_build_object('step', s.step, 'worstCasePence', s.worst_case_pence::text, 'at', s.happened_at,
      'personName', s.person_name, 'role', s.role, 'reason', s.reason) order by s.id)
    from approval_step s where ${sql.ref(`s.${column}`)} = ${id} and s.school_id = ${schoolId}), '[]')`

/** What a school's answer waits for, or has been given, as one JSON value; null where nobody was asked. */
export const approvalJson = (
  { column }: Pick<ApprovedKind, "column">,
  id: RawBuilder<unknown>,
  schoolId: RawBuilder<unknown>,
): RawBuilder<ApprovalJson | null> => sql`(
  select json_build_object('state', a.state, 'level', a.level, 'worstCasePence', a.worst_case_pence::text,
    'because', a.because, 'askedBy', json_build_object('id', a.asked_by, 'name', coalesce(
      (select p.name from person p where p.id = a.asked_by), 'Somebody who has left')),
    'steps', ${stepsJson(column, id, schoolId)})
  from approval a where ${sql.ref(`a.${column}`)} = ${id} and a.school_id = ${schoolId})`

export const approvalOf = (json: ApprovalJson | null): Approval | null =>
  json && {
    ...json,
    worstCasePence: BigInt(json.worstCasePence),
    steps: json.steps.map((step) => ({
      ...step,
      at: Temporal.Instant.from(step.at),
      worstCasePence: BigInt(step.worstCasePence),
    })),
  }

/** The approval of a school's answer, with who has said what; null where nobody was asked. */
export async function readApproval(
  tx: Tx,
  thing: Pick<ApprovedThing, "column" | "id">,
  schoolId: string,
): Promise<Approval | null> {
  const { rows } = await sql<{ approval: ApprovalJson | null }>`
    select ${approvalJson(thing, sql`${thing.id}::uuid`, sql`${schoolId}::uuid`)} as approval`.execute(tx)
  return approvalOf(rows[0]?.approval ?? null)
}
