import type { AddressInfo } from "node:net"
import type { ServerBuild } from "@remix-run/node"
import { expect, onTestFinished, test } from "vitest"
import type { AppContext } from "#app/server/context.ts"
import { createHttpServer } from "#app/server/http.ts"

/** Everything before the pages: no request of these tests comes as far as one. */
async function startServer() {
  const context = { appUrl: "http://localhost" } as AppContext
  const build = { routes: {}, assets: { routes: {} } } as unknown as ServerBuild
  const server = createHttpServer(build, import.meta.dirname, context)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

test("a file that is not there is not a fault of ours", async () => {
  const response = await fetch(`${await startServer()}/assets/gone.js`)
  expect(response.status).toBe(404)
})

test("an address that cannot be read is refused as such", async () => {
  const response = await fetch(`${await startServer()}/%ff`)
  expect(response.status).toBe(400)
})

test("a form from another site does nothing", async () => {
  const response = await fetch(await startServer(), {
    method: "POST",
    headers: { Origin: "https://elsewhere.example" },
  })
  expect(response.status).toBe(403)
  expect(await response.text()).toContain("nothing was done")
})

test("a body of 10 MB is refused before it is read", async () => {
  const response = await fetch(await startServer(), { method: "POST", body: new Uint8Array(10_000_000) })
  expect(response.status).toBe(413)
})
