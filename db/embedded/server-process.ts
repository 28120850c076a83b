import { type ChildProcess, spawn } from "node:child_process"
import { chownSync, closeSync, openSync, readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import type { Account } from "#db/embedded/server-account.ts"
import { readPostmasterPid } from "#db/embedded/survivor.ts"

export type ServerProcess = {
  /** Ends every session, writes everything down and waits for the end. Repeatable. */
  stop(): Promise<void>
}

/** A start that failed, with the last line of the server's log that tells why. */
export type FailedStart = { kind: "failed"; cause: "port" | "memory" | "other"; lastLine: string }

export type ServerCommand = {
  postgres: string
  folder: string
  cluster: string
  port: number
  settings: Record<string, string>
  account: Account | undefined
  logFile: string
}

/** Starts PostgreSQL on an initialised cluster and waits until it takes connections. */
export async function startServerProcess(
  command: ServerCommand,
): Promise<{ kind: "started"; server: ServerProcess } | FailedStart> {
  const server = spawnServer(command)
  const exited = new Promise<void>((resolve) => {
    server.once("exit", () => resolve())
    server.once("error", () => resolve())
  })
  let running = true
  void exited.then(() => {
    running = false
  })
  while (running) {
    const named = readPostmasterPid(command.cluster)
    if (named?.ready && named.pid === server.pid) {
      return { kind: "started", server: superviseServer(server, exited, command) }
    }
    await Promise.race([exited, sleep(10)])
  }
  return explainFailure(command.logFile)
}

function spawnServer(command: ServerCommand): ChildProcess {
  const settings = Object.entries(command.settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const log = openSync(command.logFile, "w", 0o600)
  if (command.account) chownSync(command.logFile, command.account.uid, command.account.gid)
  try {
    return spawn(command.postgres, ["-D", command.cluster, "-p", String(command.port), ...settings], {
      ...childOptions(command.folder, command.account),
      stdio: ["ignore", log, log],
    })
  } finally {
    closeSync(log)
  }
}

/**
 * Children get a session of their own, so that Ctrl+C reaches Kith alone and Kith stops its server in its own
 * time; and none of the PG* variables of the surroundings.
 */
export const childOptions = (folder: string, account: Account | undefined) => ({
  cwd: folder,
  detached: true,
  env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LC_ALL: "C", TZ: "UTC" },
  ...account,
})

/**
 * The server must not outlive this process, however that ends. A shell waits at the end of a pipe that the
 * kernel closes with this process, and then asks the server for a fast shutdown.
 */
function superviseServer(server: ChildProcess, exited: Promise<void>, command: ServerCommand): ServerProcess {
  const watchdog = spawn("/bin/sh", ["-c", 'read -r _; kill -INT "$1"', "sh", String(server.pid)], {
    ...childOptions(command.folder, command.account),
    stdio: ["pipe", "ignore", "ignore"],
  })
  // A server that ended by itself leaves its process number to others: the watchdog must not signal them.
  server.once("exit", () => watchdog.kill("SIGKILL"))
  for (const handle of [server, watchdog, watchdog.stdin as unknown as { unref(): void }]) handle.unref()
  return {
    async stop() {
      server.ref()
      server.kill("SIGINT")
      const impatience = setTimeout(() => server.kill("SIGQUIT"), 15_000)
      await exited
      clearTimeout(impatience)
    },
  }
}

function explainFailure(logFile: string): FailedStart {
  const lines = readFileSync(logFile, "utf8").trim().split("\n")
  const text = lines.join("\n")
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1) ?? ""
  const cause = /Address already in use|could not create any TCP\/IP sockets/.test(text)
    ? "port"
    : /shared memory block .* is still in use/.test(text)
      ? "memory"
      : "other"
  return { kind: "failed", cause, lastLine: telling }
}
