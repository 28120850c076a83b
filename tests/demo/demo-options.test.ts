import { expect, test } from "vitest"
import { readDemoOptions } from "#app/demo/demo-options.ts"

test("without a word it runs on port 3000 and keeps its data in the checkout", () => {
  const read = readDemoOptions([], {})
  expect(read).toMatchObject({
    ok: true,
    options: { port: 3000, appUrl: "http://localhost:3000", fresh: false },
  })
  expect(read.ok && read.options.dataFolder).toMatch(/\.data$/)
})

test("another port is another address; an address of its own is taken as it is", () => {
  expect(readDemoOptions(["--fresh"], { PORT: "3001" })).toMatchObject({
    options: { port: 3001, appUrl: "http://localhost:3001", fresh: true },
  })
  expect(readDemoOptions([], { APP_URL: "https://kith.example" })).toMatchObject({
    options: { port: 3000, appUrl: "https://kith.example" },
  })
})

test("it serves its own machine alone, because it lets anybody be anybody, unless HOST says otherwise", () => {
  expect(readDemoOptions([], {})).toMatchObject({ options: { host: "127.0.0.1" } })
  expect(readDemoOptions([], { HOST: "0.0.0.0" })).toMatchObject({ options: { host: "0.0.0.0" } })
})

test.each(["DATABASE_URL", "SESSION_SECRET", "STRIPE_SECRET_KEY", "SMTP_URL"])(
  "it does not start where %s is set, because it lets anybody be anybody",
  (name) => {
    const read = readDemoOptions([], { [name]: "something" })
    expect(read.ok ? "" : read.sentences.join(" ")).toContain(name)
  },
)

test.each(["eighty", "0", "70000", "-1", "3000.5"])(
  "a port that is none (%s) is refused with a sentence",
  (PORT) => {
    expect(readDemoOptions([], { PORT })).toEqual({
      ok: false,
      sentences: ["PORT: a number from 1 to 65535"],
    })
  },
)

test.each([["--frsh"], ["fresh"], ["--data"]])(
  "a word that it does not know (%s) is answered by how to use it",
  (arg) => {
    const read = readDemoOptions([arg], {})
    expect(read.ok ? "" : read.sentences.join(" ")).toContain("npm run demo -- --fresh")
  },
)
