/** A program that starts the server on the folder given and then does nothing, for tests that kill it. */
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres.ts"

const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "" })
console.log(server.kind === "running" ? server.urlFor("kith", "kith_owner") : server.sentence)
setInterval(() => {}, 60_000)
