import { expect, test } from "vitest"
import { typedIn } from "#app/server/form.server.ts"

test("what PostgreSQL cannot keep is not taken for typed", () => {
  const form = new FormData()
  form.set("name", "Ann\0 Oak")
  expect(typedIn(form)).toEqual({ name: "Ann Oak" })
})
