import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { afterAll, expect, test } from "vitest"
import { discardEmbeddedPostgres } from "#db/embedded/discard-embedded-postgres.ts"
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres.ts"

// One cluster serves all tests, in order: making one takes a second, and each leaves it stopped.
const dataDir = mkdtempSync(join(tmpdir(), "kith-lifecycle-"))
afterAll(() => discardEmbeddedPostgres(dataDir))

async function start(port?: number) {
  const server = await startEmbeddedPostgres({ dataDir, port })
  if (server.kind === "refused") throw new Error(server.sentence)
  return server
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" })
    return rows.flat()
  } finally {
    await client.end()
  }
}

/** Another Kith, in a process of its own, and the first line that it prints. */
async function startElsewhere(): Promise<{ kith: ChildProcess; said: string }> {
  const kith = spawn(process.execPath, ["tests/support/hold-embedded-postgres.ts", dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [said] = await once(kith.stdout, "data")
  return { kith, said: String(said).trim() }
}

const childrenOf = (pid: number | undefined) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number)

async function killHard(kith: ChildProcess) {
  kith.kill("SIGKILL")
  await once(kith, "exit")
}

test("the first start makes a UTF-8 database, its owner and the app's login", async () => {
  const server = await start()
  const settings = await ask(
    server.urlFor("kith", "kith"),
    `select pg_encoding_to_char(encoding), datlocale, pg_get_userbyid(datdba),
            current_setting('listen_addresses'), current_setting('server_version_num')::int / 10000
     from pg_database where datname = 'kith'`,
  )
  expect(settings).toEqual(["UTF8", "C.UTF-8", "kith_owner", "127.0.0.1", 18])
  await server.stop()
})

test("data is kept between runs", async () => {
  const first = await start()
  await ask(first.urlFor("kith", "kith_owner"), "create table kept as select 'before' as run")
  await first.stop()
  const second = await start()
  expect(await ask(second.urlFor("kith", "kith_owner"), "select run from kept")).toEqual(["before"])
  await second.stop()
})

test("nobody enters without the password, and only the owner can read it", async () => {
  expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600)
  const server = await start()
  const withoutPassword = `postgres://postgres:postgres@127.0.0.1:${server.port}/kith`
  await expect(ask(withoutPassword, "select 1")).rejects.toThrow("password authentication failed")
  await server.stop()
})

test("a second Kith on the same folder is refused, and the first one does not notice", async () => {
  const { kith, said } = await startElsewhere()
  const second = await startEmbeddedPostgres({ dataDir })
  expect(second).toMatchObject({ kind: "refused", reason: "in-use" })
  expect(await discardEmbeddedPostgres(dataDir)).toMatchObject({ kind: "refused", reason: "in-use" })
  expect(await ask(said, "select run from kept")).toEqual(["before"])
  await killHard(kith)
})

test("a killed Kith takes its server along, and the next one finds every acknowledged row", async () => {
  const { kith, said } = await startElsewhere()
  await ask(said, "insert into kept values ('before the kill')")
  await killHard(kith)
  const next = await start()
  expect(await ask(next.urlFor("kith", "kith_owner"), "select count(*)::int from kept")).toEqual([2])
  await next.stop()
})

test.runIf(process.platform === "linux")("a power cut of everything loses no acknowledged row", async () => {
  const { kith, said } = await startElsewhere()
  await ask(said, "insert into kept values ('before the cut')")
  const children = childrenOf(kith.pid)
  for (const pid of [...children].reverse()) process.kill(pid, "SIGKILL")
  await killHard(kith)
  const next = await start()
  expect(await ask(next.urlFor("kith", "kith_owner"), "select count(*)::int from kept")).toEqual([3])
  await next.stop()
})

test.runIf(process.platform === "linux")(
  "a server that outlived its Kith is stopped, and its rows stay",
  async () => {
    const { kith, said } = await startElsewhere()
    const [, watchdog] = childrenOf(kith.pid)
    process.kill(watchdog ?? 0, "SIGKILL")
    await killHard(kith)
    await ask(said, "insert into kept values ('by a survivor')")
    const next = await start()
    await expect(ask(said, "select 1")).rejects.toThrow("ECONNREFUSED")
    expect(await ask(next.urlFor("kith", "kith_owner"), "select count(*)::int from kept")).toEqual([4])
    await next.stop()
  },
)

test("a pid file whose number belongs to another program by now does not prevent the start", async () => {
  writeFileSync(join(dataDir, "cluster", "postmaster.pid"), `${process.ppid}\n${dataDir}\n`)
  const server = await start()
  await server.stop()
})

test("a port in use is refused with a sentence that names it", async () => {
  const other = createServer().listen(0, "127.0.0.1")
  await once(other, "listening")
  const { port } = other.address() as { port: number }
  const refused = await startEmbeddedPostgres({ dataDir, port })
  expect(refused).toMatchObject({ reason: "port-taken", sentence: expect.stringContaining(`Port ${port}`) })
  other.close()
})

test("a cluster of another version is refused and left as it is", async () => {
  const versionFile = join(dataDir, "cluster", "PG_VERSION")
  writeFileSync(versionFile, "17\n")
  const refused = await startEmbeddedPostgres({ dataDir })
  expect(refused).toMatchObject({ reason: "other-version", sentence: expect.stringContaining("--fresh") })
  writeFileSync(versionFile, "18\n")
  const server = await start()
  expect(await ask(server.urlFor("kith", "kith_owner"), "select count(*)::int from kept")).toEqual([4])
  await server.stop()
})

test("an initialisation that was killed half-way is begun again", async () => {
  await discardEmbeddedPostgres(dataDir)
  mkdirSync(join(dataDir, "cluster.unfinished-1"), { recursive: true })
  writeFileSync(join(dataDir, "cluster.unfinished-1", "PG_VERSION"), "18\n")
  const server = await start()
  expect(await ask(server.urlFor("kith", "kith"), "select 1")).toEqual([1])
  await server.stop()
})
