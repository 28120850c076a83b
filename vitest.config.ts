import { defineConfig } from "vitest/config"

const all = "tests/**/*.test.{ts,tsx}"
const browser = "tests/e2e/**/*.test.ts"

/** Tests that need no database: running these alone starts none. */
const pure = [
  "tests/*.test.ts",
  "tests/{architecture,core,components,support,vectors}/**/*.test.{ts,tsx}",
  "tests/{demo,features,integrations,server}/**/!(*.server).test.{ts,tsx}",
  "tests/db/embedded/**/*.test.ts", // These start servers of their own.
]
const setupFiles = ["tests/support/setup.ts"]
const globalSetup = ["tests/support/global-setup.ts"]

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./tests/support/count-reporter.ts"],
    projects: [
      { extends: true, test: { name: "pure", include: pure, setupFiles } },
      {
        extends: true,
        test: { name: "database", include: [all], exclude: [...pure, browser], setupFiles, globalSetup },
      },
      {
        extends: true,
        test: {
          ...{ name: "e2e", include: [browser], setupFiles },
          globalSetup: [...globalSetup, "tests/support/browser.ts"],
          ...{ maxWorkers: 2, sequence: { groupOrder: 1 } },
          ...{ testTimeout: 120_000, hookTimeout: 180_000 }, // The first hook builds the pages.
        },
      },
    ],
  },
})
