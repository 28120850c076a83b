import { sql } from "kysely"
import { formatPounds, type Pence } from "#app/core/money.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { ApprovalState } from "#app/features/purchasing/approvals/approval.ts"
import {
  type ApprovedKind,
  approvalPath,
  poolAnswers,
} from "#app/features/purchasing/approvals/approved-thing.ts"
import type { ApprovalLevel } from "#app/features/purchasing/approvals/spending-limits.ts"
import type { Tx } from "#db/client.ts"

type Found = {
  kind: string
  id: string
  title: string
  closesAt: Temporal.Instant
  state: Extract<ApprovalState, "awaiting" | "refused" | "left-out">
  level: ApprovalLevel
  worstCasePence: Pence
  askedById: string
  askedBy: string | null
  refusedBy: string | null
}

const MOST = 20
/** News for so long after a closing. */
const NEWS_DAYS = 14

/** What waits for this person's approval; refusals of what their school wanted, and what closed without it. */
export async function approvalNeeds(
  tx: Tx,
  actor: Actor,
  kinds: readonly ApprovedKind[] = [poolAnswers],
): Promise<Need[]> {
  const { school } = actor
  if (!school || !can(actor, "see-approval", school)) return []
  const ofKind = ({ table, column, noun }: ApprovedKind) => sql`
    select ${noun}::text as kind, p.id, p.title, p.closes_at, a.state, a.level, a.worst_case_pence,
      a.asked_by as asked_by_id, (select name from person where person.id = a.asked_by) as asked_by,
      (select name from person where person.id = a.refused_by) as refused_by
    from approval a join ${sql.table(table)} p on p.id = ${sql.ref(`a.${column}`)}
    where a.school_id = ${school.id}::uuid and a.state in ('awaiting', 'refused', 'left-out')
      and case when a.state = 'left-out' then p.closes_at > clock_timestamp() - make_interval(days => ${NEWS_DAYS})
        else p.state = 'open' and p.closes_at > clock_timestamp() end`
  const { rows } = await sql<Found>`
    ${sql.join(kinds.map(ofKind), sql` union all `)} order by closes_at, id limit ${MOST}`.execute(tx)
  const mayDecide = ({ level, askedById }: Found) =>
    can(actor, "decide-approval", { schoolId: school.id, level, askedBy: askedById })
  const mayAnswer = can(actor, "answer-refusal", school)
  return rows
    .filter((found) => (found.state === "awaiting" ? mayDecide(found) : mayAnswer))
    .map((found) => needOf(kinds.find(({ noun }) => noun === found.kind)!, found))
}

const needOf = ({ noun, path }: ApprovedKind, found: Found): Need => {
  const { id, title, state, closesAt, worstCasePence } = found
  const base = { key: `approval-${id}`, href: approvalPath({ path, id }), by: closesAt }
  const amount = `up to ${formatPounds(worstCasePence)} inc VAT`
  switch (state) {
    case "awaiting":
      return {
        ...{ ...base, amount, byVerb: "closes", weight: "deadline" },
        title: `Approve: ${title}`,
        detail: `${found.askedBy ?? "A colleague"} has answered for your school and needs your approval`,
      }
    case "refused":
      return {
        ...{ ...base, amount, byVerb: "closes", weight: "deadline" },
        title: `Refused: ${title}`,
        detail: `${found.refusedBy ?? "A colleague"} refused your school's answer. Change it or withdraw it`,
        href: `${path}/${id}`,
      }
    case "left-out":
      return {
        ...{ ...base, byVerb: "closed", weight: "news" },
        title,
        detail: `The ${noun} closed without your school: nobody had approved its answer`,
      }
  }
}
