import { createDemoAccess, type DemoSuggestion } from "#app/features/auth/demo/demo-access.server.ts"
import { createSignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { CheckoutStandIn } from "#app/features/payments/checkout-stand-in.ts"
import { createLiveClearings } from "#app/features/purchasing/live/live-clearings.ts"
import { readLiveClearing } from "#app/features/purchasing/live/read-live-clearing.server.ts"
import type { PoolChanges } from "#app/features/purchasing/pools/pool-changes.ts"
import { createSmtpMailer } from "#app/integrations/mail/smtp-mailer.ts"
import { createInvoicePrinter } from "#app/integrations/pdf/invoice-printer.ts"
import { createPoolChanges } from "#app/integrations/postgres-notify/pool-changes.ts"
import type { AppContext } from "#app/server/context.ts"
import type { Environment } from "#app/server/environment.ts"
import { createBoss, createJobQueue } from "#app/server/jobs.ts"
import { wireCards } from "#app/server/wire-cards.ts"
import { startWorker } from "#app/server/worker.ts"
import { createDatabase, createPool } from "#db/client.ts"

export type Running = { context: AppContext; stop(): Promise<void> }

/** Connects the app to everything outside it, and starts its worker. */
export async function wire(
  environment: Environment,
  demo = false,
  standIn: CheckoutStandIn | null = null,
  suggestions: readonly DemoSuggestion[] = [],
): Promise<Running> {
  const pools = {
    app: createPool(environment.DATABASE_URL, "kith_app", 20),
    auth: createPool(environment.DATABASE_URL, "kith_auth", 4),
    worker: createPool(environment.DATABASE_URL, "kith_worker", 3),
  }
  const boss = createBoss(environment.DATABASE_URL)
  await boss.start()
  const changes = await createPoolChanges(environment.DATABASE_URL)
  const printer = createInvoicePrinter()
  const jobs = createJobQueue(boss)
  const { SMTP_URL, MAIL_FROM } = environment
  const mailer = SMTP_URL ? createSmtpMailer(SMTP_URL, MAIL_FROM) : null
  const workerDb = createDatabase(pools.worker)
  const liveClearings = createLiveClearings((poolId) => readLiveClearing(workerDb, poolId), changes)
  const poolChanges: PoolChanges = {
    subscribe: changes.subscribe,
    announce(poolId) {
      // Whoever has just answered reads the page again before the announcement comes round.
      liveClearings.forget(poolId)
      changes.announce(poolId)
    },
  }
  const signIn = createSignIn({
    pool: pools.auth,
    appUrl: environment.APP_URL,
    secret: environment.SESSION_SECRET,
    jobs,
    demo,
  })
  const context: AppContext = {
    db: createDatabase(pools.app),
    now: () => Temporal.Now.instant(),
    appUrl: environment.APP_URL,
    sessionSecret: environment.SESSION_SECRET,
    signIn,
    jobs,
    mailer,
    poolChanges,
    liveClearings,
    renderInvoicePdf: printer.renderInvoicePdf,
    renderOrderPdf: printer.renderOrderPdf,
    cards: wireCards(environment, { workerDb, jobs, standIn }),
    demo: demo ? createDemoAccess(workerDb, signIn, suggestions) : null,
  }
  const worker = await startWorker(boss, workerDb, context)
  return {
    context,
    async stop() {
      await worker.stop()
      liveClearings.stop()
      await changes.stop()
      await printer.close()
      mailer?.close()
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}
