import { type Kysely, sql } from "kysely"
import type { Pence } from "#app/core/money.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import { approvalAsked, approvalReminder } from "#app/features/purchasing/approvals/approval-letters.ts"
import { approversAt } from "#app/features/purchasing/approvals/approvers.server.ts"
import type { ApprovalLevel } from "#app/features/purchasing/approvals/spending-limits.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { isOpen, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Database, Tx } from "#db/client.ts"

type Waiting = {
  schoolId: string
  schoolName: string
  level: ApprovalLevel
  worstCasePence: Pence
  because: string
  askedById: string
  askedBy: string
}

type Occasion = {
  /** Approvals `a` of open pools `p` that it is time for. */
  isDue: ReturnType<typeof sql>
  done: ReturnType<typeof sql>
  letter: typeof approvalAsked
}

const asked: Occasion = {
  isDue: sql`a.told_at is null`,
  done: sql`told_at = clock_timestamp()`,
  letter: approvalAsked,
}

/**
 * Once for each closing: a day before it, or half-way to it for what was asked later than that; a closing that is put
 * off has a reminder of its own.
 */
const reminder: Occasion = {
  isDue: sql`a.reminded_of is distinct from p.closes_at and clock_timestamp() >=
    greatest(p.closes_at - interval '1 day', a.asked_at + (p.closes_at - a.asked_at) / 2)`,
  done: sql`reminded_of = (select closes_at from pool where pool.id = a.pool_id)`,
  letter: approvalReminder,
}

/** Writes to those whose approval is asked, and again before the pool closes without it. */
export async function writeToApprovers(db: Kysely<Database>, post: Post): Promise<void> {
  for (const occasion of [asked, reminder]) {
    const due = await sql<{ id: string }>`
      select distinct p.id from approval a join pool p on p.id = a.pool_id
      where a.state = 'awaiting' and p.state = 'open' and p.closes_at > clock_timestamp()
        and ${occasion.isDue}`.execute(db)
    await eachDuePool(db, due.rows, (tx, id) => writeFor(tx, id, occasion, post))
  }
}

async function writeFor(
  tx: Tx,
  poolId: string,
  { isDue, done, letter }: Occasion,
  post: Post,
): Promise<boolean> {
  const held = await holdPool(tx, poolId)
  if (!held || !isOpen(held.terms, held.now)) return false
  const { rows } = await sql<Waiting>`
    update approval a set ${done} from pool p, school s, person asker
    where a.pool_id = ${poolId} and p.id = a.pool_id and s.id = a.school_id and asker.id = a.asked_by
      and a.state = 'awaiting' and ${isDue}
    returning a.school_id, s.name as school_name, a.level, a.worst_case_pence, a.because, a.asked_by as asked_by_id,
      asker.name as asked_by`.execute(tx)
  for (const waiting of rows) await writeToThose(tx, held.terms, waiting, letter, post)
  return rows.length > 0
}

async function writeToThose(
  tx: Tx,
  terms: PoolTerms,
  waiting: Waiting,
  letter: Occasion["letter"],
  post: Post,
): Promise<void> {
  const approvers = await approversAt(tx, waiting.schoolId, waiting.level, waiting.askedById)
  const mails = approvers.map((approver) => ({
    recipient: approver.email,
    ...letter(approver, terms, waiting, post.appUrl),
  }))
  await sendMail(tx, post.jobs, mails)
}
