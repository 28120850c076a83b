import { request } from "node:http"
import type { AddressInfo } from "node:net"
import type { ServerBuild } from "@remix-run/node"
import { expect, onTestFinished, test } from "vitest"
import type { AppContext } from "#app/server/context.ts"
import { createHttpServer } from "#app/server/http.ts"

/** Everything before the pages: no request of these tests comes as far as one. */
async function startServer(appUrl = "http://localhost") {
  const context = { appUrl } as AppContext
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

test("a form from a page without an origin, an unencrypted twin or around the signed calls does nothing", async () => {
  const plain = await startServer()
  const post = (address: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve) => {
      const { host, hostname, port } = new URL(address)
      // As it stands: fetch would tidy the path.
      const path = address.slice(address.indexOf(host) + host.length)
      request({ hostname, port, path, method: "POST", headers }, ({ statusCode }) =>
        resolve(statusCode),
      ).end()
    })
  expect(await post(`${plain}/sign-out`, { Origin: "null" })).toBe(403)
  expect(await post(`${plain}/sign-out`, { Origin: "null", "Sec-Fetch-Site": "cross-site" })).toBe(403)
  expect(await post(`${plain}/sign-out`, { "Sec-Fetch-Site": "same-site" })).toBe(403)
  const elsewhere = { Origin: "https://elsewhere.example" }
  expect(await post(`${plain}/webhooks/../sign-out`, elsewhere)).toBe(403)
  const secure = await startServer("https://localhost")
  expect(await post(`${secure}/sign-out`, { Origin: secure })).toBe(403)
})

test("a body that is no form, and a method that no page has, are refused as such", async () => {
  const address = await startServer()
  const send = async (method: string, type: string) =>
    (await fetch(address, { method, body: "{", headers: { "Content-Type": type } })).status
  for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x"])
    expect(await send("POST", type)).toBe(415)
  expect((await fetch(address, { method: "POST" })).status).toBe(415)
  const beside = await fetch(`${address}/contracts/import/more`, { method: "POST", body: new FormData() })
  expect(beside.status).toBe(415)
  const traced = new Promise((resolve) =>
    request(address, { method: "TRACE" }, ({ statusCode }) => resolve(statusCode)).end(),
  )
  expect(await traced).toBe(405)
})

test("a body of 10 MB is refused before it is read", async () => {
  const response = await fetch(await startServer(), { method: "POST", body: new Uint8Array(10_000_000) })
  expect(response.status).toBe(413)
})
