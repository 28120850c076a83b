import { createRequestHandler } from "@remix-run/express"
import type { AppLoadContext, ServerBuild } from "@remix-run/node"
import express from "express"
import { sql } from "kysely"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { createDatabase, createPool } from "#db/client.ts"
import type { FloorContext } from "#tests/bench/floor/floor-args.ts"

/*
 * The floor: bare Remix pages from the same stack, with the same SQL under the same row-level security, but without
 * sign-in, layout, forms or policy pages. Each acting person's connections are opened in their name, so no request
 * has to say who asks. FLOOR_PERSONS: ids, by commas; a request names one by its place, in the header "x-person".
 */

const { DATABASE_URL = "", FLOOR_OWNER_URL = "", FLOOR_PERSONS = "", PORT = "0" } = process.env
const personIds = FLOOR_PERSONS.split(",")

const owner = createDatabase(createPool(FLOOR_OWNER_URL, null, 1))
const contexts: FloorContext[] = []
for (const personId of personIds) {
  const assumed = await owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ actor: SchoolActor; settings: Record<string, string> }>`
      select acting.assume(${personId}::uuid, null) as actor`.execute(tx)
    const names = ["person_id", "email", "school_id", "roles", "coordinated_group_ids", "group_ids"]
    const settings: string[] = []
    for (const name of names) {
      const read = await sql<{ value: string }>`select current_setting(${`acting.${name}`}) as value`.execute(
        tx,
      )
      settings.push(`-c acting.${name}=${read.rows[0]?.value ?? ""}`)
    }
    return { actor: rows[0]!.actor, options: settings.filter((setting) => !setting.endsWith("=")).join(" ") }
  })
  const pool = createPool(DATABASE_URL, "kith_app", personIds.length === 1 ? 12 : 1)
  pool.options.options += ` ${assumed.options}`
  contexts.push({ db: createDatabase(pool), actor: assumed.actor })
}
await owner.destroy()

const build: ServerBuild = await import(
  new URL("../../../build/bench-floor/server/index.js", import.meta.url).href
)
const app = express()
app.all(
  "*",
  createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (request) => contexts[Number(request.get("x-person") ?? 0)] as unknown as AppLoadContext,
  }),
)
const server = app.listen(Number(PORT), () =>
  console.log(`ready ${(server.address() as { port: number }).port}`),
)
