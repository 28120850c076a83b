import type { Kysely } from "kysely"
import type { PgBoss } from "pg-boss"
import { civilDateOf } from "#app/core/civil-time.ts"
import { forgetWhatRanOut } from "#app/features/auth/attempts/count-attempt.server.ts"
import { tellMatches } from "#app/features/expertise/tell-matches.server.ts"
import { tellSearchers } from "#app/features/expertise/tell-searchers.server.ts"
import { deliverMail } from "#app/features/notifications/deliver-mail.server.ts"
import { writeToApprovers } from "#app/features/purchasing/approvals/write-to-approvers.server.ts"
import { closeAtCap, closeCappedPools } from "#app/features/purchasing/cap/close-at-cap.server.ts"
import { closeDuePools } from "#app/features/purchasing/pools/close-due-pools.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { openDuePools, openScheduledPool } from "#app/features/purchasing/pools/open-due-pools.server.ts"
import { remindSchools } from "#app/features/purchasing/pools/remind-schools.server.ts"
import {
  declineUnanswered,
  lapseHolds,
  tellHeld,
} from "#app/features/staffing/bookings/lapse-holds.server.ts"
import { closePost } from "#app/features/staffing/posts/close-post.server.ts"
import { closeDuePosts, moveDuePosts } from "#app/features/staffing/posts/move-due-posts.server.ts"
import { writeToApproversOfDays } from "#app/features/staffing/posts/write-to-approvers-of-days.server.ts"
import { resumeMonthEnds, runMonthEnd } from "#app/features/staffing/recharges/run-month-end.server.ts"
import { lapseDayHolds } from "#app/features/staffing/waiting/lapse-day-holds.server.ts"
import { layHolderDays } from "#app/features/staffing/week/lay-holder-days.server.ts"
import type { AppContext } from "#app/server/context.ts"
import type { Database } from "#db/client.ts"
import type { QueueName } from "#db/job-tables.ts"

type WorkerContext = { db: Kysely<Database>; app: AppContext; isStopping: () => boolean }
type Handler = (context: WorkerContext, data: Record<string, string>) => Promise<void>

const deliverOutbox: Handler = async ({ db, app }) => {
  if (app.mailer) await deliverMail(db, app.mailer)
}

const openOne: Handler = async ({ db, app }, { poolId = "" }) => {
  if (await db.transaction().execute((tx) => openScheduledPool(tx, poolId, app)))
    app.poolChanges.announce(poolId)
}

const closeOne: Handler = async ({ db, app }, { poolId = "" }) => {
  const closing = await db.transaction().execute((tx) => closePool(tx, poolId, app))
  if (closing.kind === "closed") app.poolChanges.announce(poolId)
}

const closeOneAtCap: Handler = async ({ db, app }, { poolId = "" }) => {
  if (await db.transaction().execute((tx) => closeAtCap(tx, poolId, app))) app.poolChanges.announce(poolId)
}

const closeCapped: Handler = async ({ db, app }) => {
  for (const poolId of await closeCappedPools(db, app)) app.poolChanges.announce(poolId)
}

const openDue: Handler = async ({ db, app }) => {
  for (const poolId of await openDuePools(db, app)) app.poolChanges.announce(poolId)
}

const closeDue: Handler = async ({ db, app }) => {
  for (const poolId of await closeDuePools(db, app)) app.poolChanges.announce(poolId)
}

const closeOnePost: Handler = async ({ db, app }, { postId = "" }) => {
  await db.transaction().execute((tx) => closePost(tx, postId, app))
}

const movePosts: Handler = async ({ db, app }) => {
  await closeDuePosts(db, app)
  await moveDuePosts(db)
  await lapseDayHolds(db, app.now(), app)
  await layHolderDays(db, app)
}

const tellOfMatches: Handler = ({ db, app }, { postingId = "" }) =>
  db.transaction().execute((tx) => tellMatches(tx, postingId, { today: civilDateOf(app.now()), post: app }))

const recharge: Handler = ({ db, app }, { monthEndId = "" }) =>
  runMonthEnd(db, monthEndId, { jobs: app.jobs, now: app.now(), appUrl: app.appUrl })

const tellOfHold: Handler = ({ db, app }, { waitingIds = "" }) =>
  db.transaction().execute((tx) => tellHeld(tx, waitingIds.split(","), app))

/** Each minute, whatever a crash or an outage left undone. One that fails does not hold up the others. */
const sweeps: Handler[] = [
  deliverOutbox,
  openDue,
  closeDue,
  closeCapped,
  movePosts,
  ({ db, app }) => remindSchools(db, app),
  ({ db, app }) => writeToApprovers(db, app),
  ({ db, app }) => writeToApproversOfDays(db, app),
  ({ db, app }) => tellSearchers(db, app),
  ({ db, app }) => resumeMonthEnds(db, { jobs: app.jobs, now: app.now(), appUrl: app.appUrl }),
  ({ db, app }) => declineUnanswered(db, { now: app.now(), post: app }),
  ({ db, app }) => lapseHolds(db, { now: app.now(), post: app }),
  ({ app }) => forgetWhatRanOut(app.signIn.db),
]

const sweepUp: Handler = async (context, data) => {
  for (const sweep of sweeps) {
    if (context.isStopping()) return
    await sweep(context, data).catch((error) => console.error("sweep:", error))
  }
}

/** What each queue does. Every handler looks at the database first: a job may come late, or twice. */
const handlers: Record<QueueName, Handler> = {
  "deliver-mail": deliverOutbox,
  "open-pool": openOne,
  "close-pool": closeOne,
  "close-post": closeOnePost,
  "close-at-cap": closeOneAtCap,
  "run-month-end": recharge,
  sweep: sweepUp,
  "tell-matches": tellOfMatches,
  "tell-held": tellOfHold,
}

/** Every answer to a pool with a cap asks whether it is reached: what was asked often meanwhile is looked at once. */
const batches: Partial<Record<string, number>> = { "close-at-cap": 500 }

/** What has not ended by then is cut off, and done again by whoever comes next. */
const STOP_PATIENCE_MS = 20_000

/**
 * Works off the queues with the worker's rights; any number of processes may do so. `stop()` ends what is under way,
 * and the queues with it: only then may connections be closed.
 */
export async function startWorker(
  boss: PgBoss,
  db: Kysely<Database>,
  app: AppContext,
): Promise<{ stop(): Promise<void> }> {
  let isStopping = false
  const context: WorkerContext = { db, app, isStopping: () => isStopping }
  for (const [queue, handle] of Object.entries(handlers)) {
    const options = { pollingIntervalSeconds: 1, batchSize: batches[queue] ?? 1 }
    await boss.work<Record<string, string>>(queue, options, async (jobs) => {
      const asked = new Map(jobs.map(({ data }) => [JSON.stringify(data), data]))
      for (const data of asked.values()) await handle(context, data ?? {})
    })
  }
  return {
    stop() {
      isStopping = true
      return boss.stop({ graceful: true, timeout: STOP_PATIENCE_MS })
    },
  }
}
