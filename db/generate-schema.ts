import { execFileSync } from "node:child_process"

const typeMapping = { int8: "bigint", date: "Temporal.PlainDate", timestamptz: "Temporal.Instant" }

/**
 * Writes db/schema.ts from a migrated database, or with `verify` throws when the file differs from it.
 * pg-boss keeps its own tables; we only speak to them through it.
 */
export function generateSchema(ownerUrl: string, { verify = false } = {}): void {
  const options = [
    "--dialect",
    "postgres",
    "--camel-case",
    "--exclude-pattern",
    "pgboss.*",
    "--log-level",
    "error",
  ]
  execFileSync(
    "node_modules/.bin/kysely-codegen",
    [
      ...options,
      "--type-mapping",
      JSON.stringify(typeMapping),
      "--url",
      ownerUrl,
      "--out-file",
      "db/schema.ts",
    ].concat(verify ? "--verify" : []),
    { cwd: new URL("..", import.meta.url), stdio: "pipe" },
  )
}

if (import.meta.main) generateSchema(process.env.DATABASE_OWNER_URL ?? "")
