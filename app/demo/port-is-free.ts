import { createServer } from "node:net"

const IN_USE = ["EADDRINUSE", "EACCES"]
/** A machine without IPv6 has no such address, so nobody listens there. */
const NO_SUCH_ADDRESS = ["EADDRNOTAVAIL", "EAFNOSUPPORT"]

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const { code = "" } = error
      if (IN_USE.includes(code)) resolve(false)
      else if (NO_SUCH_ADDRESS.includes(code)) resolve(true)
      else reject(error)
    })
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })

/**
 * Whether the app could listen on this port of this address now. "localhost" leads browsers to either of two
 * addresses, so a program that has only the other one is in the way too.
 */
export const portIsFree = async (port: number, host: string): Promise<boolean> =>
  (await isFree(port, host)) && (host !== "127.0.0.1" || (await isFree(port, "::1")))

/** What to do when it could not. */
export const portTaken = (port: number): string =>
  `Port ${port} is in use, perhaps by a Kith that is running already. Stop that program, ` +
  `or start this one on another port: PORT=${port + 1} npm run demo`
