import { createServer } from "node:net"

/** A port of 127.0.0.1 that nobody listens on at this moment; with a port given, that one, or undefined if taken. */
export function findFreePort(wanted = 0): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(undefined) : reject(error),
    )
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : undefined))
    })
  })
}
