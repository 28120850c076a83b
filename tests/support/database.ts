import { inject } from "vitest"
import { cloneOn, type TestDatabase } from "#tests/support/clone-database.ts"

export type { TestDatabase }

/** Clones the template: once a file in `beforeAll`, or for one test that must not see another's rows. */
export const cloneDatabase = (): Promise<TestDatabase> => cloneOn(inject("postgres"))
