import type { Server } from "node:http"
import type { ServerBuild } from "@remix-run/node"
import type { DemoSuggestion } from "#app/features/auth/demo/demo-access.server.ts"
import type { CheckoutStandIn } from "#app/features/payments/checkout-stand-in.ts"
import type { Environment } from "#app/server/environment.ts"
import { createHttpServer } from "#app/server/http.ts"
import { wire } from "#app/server/wiring.ts"

const root = new URL("../../", import.meta.url)

/** Wires the app, serves the built pages, and returns once the port answers. Rejects with EADDRINUSE as it is. */
export async function serve(
  environment: Environment,
  demo = false,
  standIn: CheckoutStandIn | null = null,
  suggestions: readonly DemoSuggestion[] = [],
): Promise<{ server: Server; stop(): Promise<void> }> {
  const build: ServerBuild = await import(new URL("build/server/index.js", root).href)
  const running = await wire(environment, demo, standIn, suggestions)
  const server = createHttpServer(build, new URL("build/client", root).pathname, running.context)
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port: environment.PORT, host: environment.HOST }, resolve)
  }).catch(async (error) => {
    await running.stop()
    throw error
  })
  return {
    server,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await running.stop()
    },
  }
}
