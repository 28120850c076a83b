import { type Kysely, sql } from "kysely"
import type { Pence } from "#app/core/money.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import { approvalAsked, approvalReminder } from "#app/features/purchasing/approvals/approval-letters.ts"
import {
  type ApprovedKind,
  type ApprovedThing,
  poolAnswers,
  poolToApprove,
  takesAnswers,
} from "#app/features/purchasing/approvals/approved-thing.ts"
import { approversAt } from "#app/features/purchasing/approvals/approvers.server.ts"
import type { ApprovalLevel } from "#app/features/purchasing/approvals/spending-limits.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
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
  /** Approvals `a` of what is open, `p`, that it is time for. */
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
  done: sql`reminded_of = p.closes_at`,
  letter: approvalReminder,
}

/** How a thing of one kind is held while those who have to approve answers to it are written to. */
type Held = (tx: Tx, id: string) => Promise<{ thing: ApprovedThing; now: Temporal.Instant } | null>

/** Writes to those whose approval is asked, and again before a pool closes without it. */
export const writeToApprovers = (db: Kysely<Database>, post: Post): Promise<void> =>
  writeToApproversOf(db, poolAnswers, holdPoolToApprove, post)

const holdPoolToApprove: Held = async (tx, id) => {
  const held = await holdPool(tx, id)
  return held && { thing: poolToApprove(held.terms), now: held.now }
}

/** The same of another kind of thing. */
export async function writeToApproversOf(
  db: Kysely<Database>,
  { table, column }: ApprovedKind,
  hold: Held,
  post: Post,
): Promise<void> {
  for (const occasion of [asked, reminder]) {
    const due = await sql<{ id: string }>`
      select distinct p.id from approval a join ${sql.table(table)} p on p.id = ${sql.ref(`a.${column}`)}
      where a.state = 'awaiting' and p.state = 'open' and p.closes_at > clock_timestamp()
        and ${occasion.isDue}`.execute(db)
    await eachDuePool(db, due.rows, async (tx, id) => {
      const held = await hold(tx, id)
      return held !== null && takesAnswers(held.thing, held.now) && writeFor(tx, held.thing, occasion, post)
    })
  }
}

async function writeFor(
  tx: Tx,
  thing: ApprovedThing,
  { isDue, done, letter }: Occasion,
  post: Post,
): Promise<boolean> {
  const of = sql.ref(`a.${thing.column}`)
  const { rows } = await sql<Waiting>`
    update approval a set ${done} from ${sql.table(thing.table)} p, school s, person asker
    where ${of} = ${thing.id} and p.id = ${of} and s.id = a.school_id and asker.id = a.asked_by
      and a.state = 'awaiting' and ${isDue}
    returning a.school_id, s.name as school_name, a.level, a.worst_case_pence, a.because, a.asked_by as asked_by_id,
      asker.name as asked_by`.execute(tx)
  for (const waiting of rows) await writeToThose(tx, thing, waiting, letter, post)
  return rows.length > 0
}

async function writeToThose(
  tx: Tx,
  thing: ApprovedThing,
  waiting: Waiting,
  letter: Occasion["letter"],
  post: Post,
): Promise<void> {
  const approvers = await approversAt(tx, waiting.schoolId, waiting.level, waiting.askedById)
  const mails = approvers.map((approver) => ({
    recipient: approver.email,
    ...letter(approver, thing, waiting, post.appUrl),
  }))
  await sendMail(tx, post.jobs, mails)
}
