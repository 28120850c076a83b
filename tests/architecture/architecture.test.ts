import { expect, test } from "vitest"
import { wayTo } from "#tests/architecture/drawn-code.ts"
import {
  featureOrder,
  forbiddenImports,
  namesSayNothing,
  onlyReExports,
  roomOf,
  tablesWritten,
} from "#tests/architecture/house-rules.ts"
import { sourceFiles } from "#tests/architecture/source-files.ts"

const MOST_LINES = 300

const house = sourceFiles("app", "db")
const everything = [...house, ...sourceFiles("tests")]
const paths = (files: { path: string }[]) => files.map((file) => file.path)

test("every import goes down, or sideways within its room", () => {
  expect(house.flatMap(forbiddenImports)).toEqual([])
})

test("every feature has its place in the order", () => {
  const features = house.filter((file) => file.path.startsWith("app/features/"))
  const unknown = features.filter((file) => !featureOrder.includes(file.path.split("/")[2] ?? ""))
  expect(paths(unknown)).toEqual([])
})

test("a file is one thought", () => {
  const written = everything.filter((file) => file.path !== "db/schema.ts")
  expect(paths(written.filter((file) => file.lines > MOST_LINES))).toEqual([])
  expect(paths(everything.filter(onlyReExports))).toEqual([])
})

test("every name says something", () => {
  expect(paths(everything.filter((file) => namesSayNothing(file.path)))).toEqual([])
})

test("each table is written by one feature", () => {
  const writers = new Map<string, Set<string>>()
  for (const file of house.filter((file) => roomOf(file.path) === "server feature"))
    for (const table of tablesWritten(file))
      writers.set(table, (writers.get(table) ?? new Set()).add(file.path.split("/")[2] ?? ""))
  const contested = [...writers].filter(([, features]) => features.size > 1)
  expect(contested.map(([table, features]) => `${table}: ${[...features].join(", ")}`)).toEqual([])
})

test("pages and components write no table", () => {
  const rooms = ["route", "component", "feature view", "server"]
  const writing = house.filter((file) => rooms.includes(roomOf(file.path)) && tablesWritten(file).length > 0)
  expect(paths(writing)).toEqual([])
})

test("what draws a page brings no parser of forms into the browser", () => {
  const byPath = new Map(house.map((file) => [file.path, file]))
  const drawing = house.filter((file) => ["component", "feature view"].includes(roomOf(file.path)))
  expect(drawing.map((file) => wayTo("zod", file, byPath)).filter((way) => way !== null)).toEqual([])
})

test("everybody's limits are read in one place, where only a calculation sees them", () => {
  const reading = house.filter((file) => file.path.startsWith("app/") && file.text.includes("pool_bids("))
  expect(paths(reading)).toEqual(["app/features/purchasing/commitments/bids.server.ts"])
})
