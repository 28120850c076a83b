import { writeSync } from "node:fs"
import type { Reporter, TestModule } from "vitest/node"

export type Counts = { passed: number; failed: number; skipped: number }

/** The last line of a run: "12 passed, 0 failed", and ", 3 skipped" where some were. */
export const countLine = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`

/**
 * Prints the counts alone on the very last line. A file that cannot be loaded, a hook that throws outside a test
 * and an unhandled error count as one failure each, so that a failing run never reads "0 failed".
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== "pending") counts[state] += 1
      }
    }
    // Other reporters and closing servers print after this moment; nothing prints after the exit event.
    process.once("exit", () => writeSync(1, `${countLine(counts)}\n`))
  }
}
