import { expect, test } from "vitest"
import { typedIn } from "#app/server/form.server.ts"

test("what PostgreSQL cannot keep is not taken for typed", () => {
  const form = new FormData()
  form.set("name", "Ann\0 Oak")
  expect(typedIn(form)).toEqual({ name: "Ann Oak" })
})

test("a field that came several times is a list, and a file is nothing typed", () => {
  const form = new FormData()
  for (const value of ["a", "b"]) form.append("groupIds", value)
  form.set("file", new Blob(["x"]), "prices.csv")
  form.set("__proto__", "x")
  form.set("title", "Paper")
  const typed = typedIn(form)
  expect(typed).toEqual({ groupIds: ["a", "b"], file: [], title: "Paper" })
  expect(Object.keys(typed)).toEqual(["groupIds", "file", "title"])
})

test("a form with more fields than any page has is refused before it is read", () => {
  const form = new FormData()
  for (let place = 0; place <= 20_000; place++) form.append(`items.${place}.name`, "Paper")
  expect(() => typedIn(form)).toThrow(expect.objectContaining({ init: { status: 422 } }) as unknown as Error)
})
