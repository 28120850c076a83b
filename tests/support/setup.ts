import { afterAll, afterEach } from "vitest"
import { collectConsoleErrors, takeConsoleErrors } from "#tests/support/console-errors.ts"

collectConsoleErrors()

const failOnUnread = () => {
  const errors = takeConsoleErrors()
  if (errors.length > 0) throw new Error(`Unexpected console.error:\n${errors.join("\n")}`)
}
afterEach(failOnUnread)
afterAll(failOnUnread)
