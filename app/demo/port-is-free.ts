import { createServer } from "node:net"

/** Whether the app could listen on this port now, on every address as it does. */
export const portIsFree = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(false) : reject(error),
    )
    probe.listen(port, () => probe.close(() => resolve(true)))
  })

/** What to do when it could not. */
export const portTaken = (port: number): string =>
  `Port ${port} is in use, perhaps by a Kith that is running already. Stop that program, ` +
  `or start this one on another port: PORT=${port + 1} npm run demo`
