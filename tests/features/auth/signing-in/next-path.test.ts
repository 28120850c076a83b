import { expect, test } from "vitest"
import { nextPath } from "#app/features/auth/signing-in/next-path.ts"

test.each(["/", "/pools", "/pools?state=open&page=2", "/invoices/7#lines"])(
  "%s stays on this site",
  (path) => {
    expect(nextPath(path)).toBe(path)
  },
)

test.each([
  "https://elsewhere.example/",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "/\t/elsewhere.example",
  "/.//elsewhere.example",
  "/..//elsewhere.example",
  "javascript:alert(1)",
  " /pools",
  "pools",
  "",
  null,
  undefined,
  7,
])("%j leads home", (wanted) => {
  expect(nextPath(wanted)).toBe("/")
})
