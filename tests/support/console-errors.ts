import { format } from "node:util"

const unread: string[] = []

/** Collects what the code under test reports by console.error, instead of printing it. */
export function collectConsoleErrors(): void {
  console.error = (...said: unknown[]) => {
    unread.push(format(...said))
  }
}

/** What was reported since the last call. A test that expects an error reads it here; unread ones fail the test. */
export function takeConsoleErrors(): string[] {
  return unread.splice(0)
}
