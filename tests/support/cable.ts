import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import type { TestDatabase } from "#tests/support/database.ts"

/** The way to a database, to be cut and mended in a test. */
export type Cable = {
  /** The database as it is reached through the cable. */
  url: string
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Lays a cable to a test database; `cut()` it for good at the end. */
export async function layCable(database: TestDatabase): Promise<Cable> {
  const end = new URL(database.url)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(end.port), end.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on("close", () => sockets.delete(socket)).on("error", () => {})
    }
    near.pipe(far).pipe(near)
  })
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1")
    await once(server, "listening")
    return (server.address() as AddressInfo).port
  }
  const port = await listen(0)
  const near = new URL(database.url)
  near.hostname = "127.0.0.1"
  near.port = String(port)
  return {
    url: near.href,
    async cut() {
      const closed = once(server, "close")
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async mend() {
      await listen(port)
    },
  }
}
