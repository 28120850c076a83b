import { expect, test } from "vitest"
import { countLine } from "#tests/support/count-reporter.ts"

test("a run ends with how many passed and failed", () => {
  expect(countLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed")
})

test("skipped tests are named only where there are some", () => {
  expect(countLine({ passed: 12, failed: 1, skipped: 3 })).toBe("12 passed, 1 failed, 3 skipped")
})
