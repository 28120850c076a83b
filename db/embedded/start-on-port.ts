import { findFreePort } from "#db/embedded/free-port.ts"
import { type Refused, refusals } from "#db/embedded/refusal.ts"
import { type ServerCommand, type ServerProcess, startServerProcess } from "#db/embedded/server-process.ts"

/**
 * Starts the server on the port wanted, or else on a free one. Between finding a port and taking it another
 * program may take it, and sessions of a killed server hold its memory for some seconds: both are tried again.
 */
export async function startOnPort(
  wanted: number | undefined,
  command: Omit<ServerCommand, "port">,
): Promise<{ kind: "started"; port: number; server: ServerProcess } | Refused> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const port = await findFreePort(wanted)
    if (port === undefined) return refusals.portTaken(wanted ?? 0)
    const outcome = await startServerProcess({ ...command, port })
    if (outcome.kind === "started") return { kind: "started", port, server: outcome.server }
    const mayPass = outcome.cause === "memory" || (outcome.cause === "port" && wanted === undefined)
    if (mayPass && Date.now() < deadline) continue
    if (outcome.cause === "port" && wanted !== undefined) return refusals.portTaken(wanted)
    return refusals.wouldNotStart(command.logFile, outcome.lastLine)
  }
}
