import { existsSync } from "node:fs"
import { readEnvironment } from "#app/server/environment.ts"
import { serve } from "#app/server/serve.ts"
import { pendingMigrations } from "#db/migrate.ts"

const giveUp = (sentences: string[]): never => {
  console.error(["Kith cannot start:", ...sentences.map((sentence) => `  ${sentence}`)].join("\n"))
  process.exit(1)
}

process.env.NODE_ENV ??= "production"
const read = readEnvironment(process.env)
if (!read.ok) giveUp(read.faults)
else {
  if (!existsSync(new URL("../../build/server/index.js", import.meta.url)))
    giveUp(["Build it first: npm run build"])
  const pending = await pendingMigrations(read.environment.DATABASE_URL).catch((error: Error) =>
    giveUp([`DATABASE_URL: the database does not answer (${error.message})`]),
  )
  if (pending.length > 0) giveUp([`The database lacks ${pending.length} migrations: npm run migrate`])
  const { stop } = await serve(read.environment)
  console.log(`Kith is ready on port ${read.environment.PORT}, for ${read.environment.APP_URL}`)
  if (!read.environment.SMTP_URL)
    console.log("SMTP_URL is not set: mails wait in the outbox, and nobody can confirm an email address.")
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => stop().then(() => process.exit(0)))
}
