import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { buildPages, pagesAreBuilt } from "#app/demo/built-pages.ts"
import { storyPeople } from "#app/demo/data/story-people.ts"
import type { DemoOptions } from "#app/demo/demo-options.ts"
import { greeting } from "#app/demo/greeting.ts"
import { portTaken } from "#app/demo/port-is-free.ts"
import type { Progress } from "#app/demo/progress.ts"
import { findForeignSchema, rememberSchema } from "#app/demo/schema-of-data.ts"
import { demoDataMadeAt, seedDemo } from "#app/demo/seed-demo.ts"
import { sessionSecretOf } from "#app/demo/session-secret.ts"
import { demoStripeKeys, startStripeSimulation } from "#app/demo/stripe/start-stripe-simulation.ts"
import type { CheckoutStandIn } from "#app/features/payments/checkout-stand-in.ts"
import { readEnvironment } from "#app/server/environment.ts"
import { serve } from "#app/server/serve.ts"
import { discardEmbeddedPostgres } from "#db/embedded/discard-embedded-postgres.ts"
import { unlessForbidden } from "#db/embedded/refusal.ts"
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres.ts"
import { migrateToLatest } from "#db/migrate.ts"

type Refused = { kind: "refused"; sentence: string }
export type DemoOutcome = Refused | { kind: "ready"; address: string; greeting: string[] }

const refuse = (sentence: string): Refused => ({ kind: "refused", sentence })

/**
 * Brings up a whole Kith from an empty folder, or from where an earlier run left it. Whatever it starts is put on
 * `started`, to be ended in reverse. Refuses with a sentence that says what to do.
 */
export async function startDemo(
  options: DemoOptions,
  started: AsyncDisposableStack,
  progress: Progress,
): Promise<DemoOutcome> {
  const database = await startDatabase(options, progress)
  if (database.kind === "refused") return database
  started.defer(() => database.stop())
  const ownerUrl = database.urlFor("kith", "kith_owner")

  const prepared = (await prepareTables(ownerUrl, progress)) ?? (await preparePages(started, progress))
  if (prepared?.kind === "refused") return prepared
  const now = Temporal.Now.instant()
  const madeAt = await demoDataMadeAt(ownerUrl)
  if (madeAt === null) {
    progress.begin("Making two years of schools, pools and invoices")
    await seedDemo(ownerUrl, { now })
  }

  progress.begin("Starting Kith")
  const stripe = startStripeSimulation({
    pagesAt: options.appUrl,
    deliverTo: reachedAt(options),
  })
  started.defer(() => stripe.stop())
  const listening = await listen(options, database.urlFor("kith", "kith"), stripe.standIn)
  if (listening.kind === "refused") return listening
  started.defer(() => listening.stop())
  progress.finish()
  return {
    kind: "ready",
    address: options.appUrl,
    greeting: greeting(options.appUrl, daysBetween(madeAt ?? now, now)),
  }
}

async function startDatabase(options: DemoOptions, progress: Progress) {
  const dataDir = join(options.dataFolder, "postgres")
  if (options.fresh) {
    progress.begin("Deleting the data of earlier runs")
    const discarded = await discardEmbeddedPostgres(dataDir)
    if (discarded.kind === "refused") return discarded
  }
  return unlessForbidden(options.dataFolder, async () => {
    mkdirSync(options.dataFolder, { recursive: true })
    return await startEmbeddedPostgres({ dataDir, onStep: progress.begin })
  })
}

async function prepareTables(ownerUrl: string, progress: Progress): Promise<Refused | null> {
  progress.begin("Bringing its tables up to date")
  const foreign = await findForeignSchema(ownerUrl)
  if (foreign !== null) return refuse(foreign)
  await migrateToLatest(ownerUrl)
  await rememberSchema(ownerUrl)
  return null
}

async function preparePages(started: AsyncDisposableStack, progress: Progress): Promise<Refused | null> {
  if (pagesAreBuilt()) return null
  progress.begin("Building the pages")
  const interruption = new AbortController()
  started.defer(() => interruption.abort())
  const built = await buildPages(interruption.signal)
  return built.kind === "failed" ? refuse(`The pages could not be built:\n\n${built.words}`) : null
}

async function listen(options: DemoOptions, databaseUrl: string, standIn: CheckoutStandIn) {
  const read = readEnvironment({
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: sessionSecretOf(options.dataFolder),
    APP_URL: options.appUrl,
    HOST: options.host,
    PORT: String(options.port),
    STRIPE_SECRET_KEY: demoStripeKeys.secretKey,
    STRIPE_WEBHOOK_SECRET: demoStripeKeys.webhookSecret,
  })
  if (!read.ok) return refuse(read.faults.join("\n"))
  try {
    const { stop } = await serve(read.environment, true, standIn, storyPeople)
    return { kind: "listening" as const, stop }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === "EADDRINUSE") return refuse(portTaken(options.port))
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      return refuse(
        `HOST: this machine has no address ${options.host}. Leave HOST out to serve this machine alone.`,
      )
    throw error
  }
}

/** Where this process reaches what it serves itself. */
function reachedAt({ host, port }: DemoOptions): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`
}

const daysBetween = (earlier: Temporal.Instant, later: Temporal.Instant): number =>
  Math.floor(later.since(earlier).total("hours") / 24)
