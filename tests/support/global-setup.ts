import type { TestProject } from "vitest/node"
import { startTestServer, type TestServer } from "#tests/support/test-server.ts"

declare module "vitest" {
  interface ProvidedContext {
    postgres: Omit<TestServer, "stop">
  }
}

// Every project loads its own copy of this module, and all of them share one server.
const shared = globalThis as { kithTestServer?: { started: Promise<TestServer>; users: number } }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.kithTestServer ??= { started: startTestServer(), users: 0 }
  const use = shared.kithTestServer
  use.users += 1
  const { stop, ...addresses } = await use.started
  project.provide("postgres", addresses)
  return async () => {
    use.users -= 1
    if (use.users > 0) return
    shared.kithTestServer = undefined
    await stop()
  }
}
