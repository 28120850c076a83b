import { sql } from "kysely"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Approval } from "#app/features/purchasing/approvals/approval.ts"
import type { ApprovalLevel } from "#app/features/purchasing/approvals/spending-limits.ts"
import type { Tx } from "#db/client.ts"

type Approver = { personId: string; name: string; email: string }

/**
 * Whom to ask at a school: its heads, or its governors who do not spend its money. Where no head but the one who asks is
 * there, the governors are asked in their place; nobody is asked to approve their own.
 */
export async function approversAt(
  tx: Tx,
  schoolId: string,
  level: ApprovalLevel,
  askedBy: string | null = null,
): Promise<Approver[]> {
  const { rows } = await sql<Approver & { isHead: boolean; isGovernor: boolean }>`
    select p.id as person_id, p.name, p.email, bool_or(r.role = 'head') as is_head,
      bool_or(r.role = 'governor') and not bool_or(r.role in ('head', 'business-manager', 'finance')) as is_governor
    from school_role r join person p on p.id = r.person_id
    where r.school_id = ${schoolId}::uuid and r.ended_at is null and p.id is distinct from ${askedBy}::uuid
    group by p.id order by p.name`.execute(tx)
  const heads = rows.filter(({ isHead }) => level === "head" && isHead)
  const asked = heads.length > 0 ? heads : rows.filter(({ isGovernor }) => isGovernor)
  return asked.map(({ personId, name, email }) => ({ personId, name, email }))
}

const anyOf = new Intl.ListFormat("en-GB", { type: "disjunction" })

/** Who at the acting school can approve an answer that waits, in a sentence; null where it is whoever asks. */
export async function whoMayApprove(
  tx: Tx,
  actor: SchoolActor,
  { level, askedBy }: Approval,
): Promise<string | null> {
  const approvers = await approversAt(tx, actor.school.id, level, askedBy.id)
  if (approvers.some(({ personId }) => personId === actor.personId)) return null
  return approvers.length > 0
    ? `${anyOf.format(approvers.map(({ name }) => name))} can approve it, and has been written to.`
    : `Nobody at ${actor.school.name} can approve it now. Invite ${level === "head" ? "another head or a governor" : "a governor"} on the page of your school.`
}
