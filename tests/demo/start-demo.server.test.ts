import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { discardEmbeddedPostgres } from "#db/embedded/discard-embedded-postgres.ts"
import { findFreePort } from "#db/embedded/free-port.ts"
import { type DemoProgram, type DemoRun, runDemo } from "#tests/demo/demo-program.ts"
import { buildPagesWhenStale } from "#tests/support/pages.ts"

const folder = mkdtempSync(join(tmpdir(), "kith-demo-test-"))
const port = (await findFreePort()) ?? 0
const otherPort = (await findFreePort()) ?? 0
/** Two seconds is the promise; the rest is for a machine that runs other tests at the same time. */
const LONGEST_STOP_MS = 4_000

let running: DemoProgram | undefined

const start = (run: Partial<DemoRun> = {}): DemoProgram => {
  running = runDemo({ folder, port, ...run })
  return running
}
const page = async (path: string) => (await fetch(`http://localhost:${port}${path}`)).text()

// Other test files may be building them at this moment.
beforeAll(buildPagesWhenStale)

afterAll(async () => {
  running?.signal("SIGKILL")
  await running?.ended
  await discardEmbeddedPostgres(join(folder, "postgres"))
})

test("the demo comes up from an empty folder, says what it does, and lets somebody be anybody", async () => {
  const said = await start().ready()
  expect(said).toMatch(/^Making a new PostgreSQL database … \d+\.\d s$/m)
  expect(said).toMatch(/^Making two years of schools, pools and invoices … \d+\.\d s$/m)
  expect(said).toMatch(new RegExp(`^Kith is ready: http://localhost:${port}$`, "m"))
  expect(await page("/demo")).toContain("Priya Raman")
}, 120_000)

test("a second one on the same port, and one on the same folder, say what to do", async () => {
  const samePort = await runDemo({ folder, port }).ended
  expect(samePort).toMatchObject({ code: 1 })
  expect(samePort.said).toContain(`Port ${port} is in use`)
  expect(samePort.said).toContain(`PORT=${port + 1} npm run demo`)
  const sameFolder = await runDemo({ folder, port: otherPort, args: ["--fresh"] }).ended
  expect(sameFolder).toMatchObject({ code: 1 })
  expect(sameFolder.said).toContain("Another Kith is already running on the database")
}, 60_000)

test("a demo that was killed comes up again with its data as it was", async () => {
  running?.signal("SIGKILL")
  await running?.ended
  const said = await start().ready()
  expect(said).not.toContain("Making")
  expect(await page("/demo")).toContain("Priya Raman")
}, 60_000)

test("asked to stop, it stops at once and in order", async () => {
  const asked = performance.now()
  running?.signal("SIGTERM")
  expect(await running?.ended).toMatchObject({ code: 0 })
  expect(performance.now() - asked).toBeLessThan(LONGEST_STOP_MS)
}, 60_000)

test("killed while it makes its data, it makes all of it the next time", async () => {
  const half = start({ args: ["--fresh"] })
  await half.said("Making two years")
  half.signal("SIGKILL")
  await half.ended
  expect(await start().ready()).toContain("Making two years of schools, pools and invoices")
  running?.signal("SIGTERM")
  await running?.ended
}, 120_000)
