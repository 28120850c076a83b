import type { ServerBuild } from "@remix-run/node"
import { expect, test } from "vitest"
import { sectionOf, sectionsOf } from "#app/server/sections.ts"

const route = (id: string, path?: string, index?: boolean) => ({
  id,
  path,
  index,
  parentId: "root",
  module: {},
})
const routes = {
  root: { id: "root", path: "", module: {} },
  home: route("home", undefined, true),
  pools: route("pools", "pools", true),
  pool: route("pool", "pools/:poolId"),
  zip: route("zip", "pools/:poolId/invoices.zip"),
  school: route("school", "school", true),
  nothing: route("nothing", "*"),
}
const sections = sectionsOf({ routes, assets: { routes } } as unknown as ServerBuild)

test("a page is matched against its own section, the first screen and what catches the rest", () => {
  expect(Object.keys(sections.get("pools")!.routes)).toEqual([
    "root",
    "home",
    "pools",
    "pool",
    "zip",
    "nothing",
  ])
  expect(Object.keys(sections.get("pools")!.assets.routes)).toEqual(
    Object.keys(sections.get("pools")!.routes),
  )
  expect(Object.keys(sections.get("school")!.routes)).toEqual(["root", "home", "school", "nothing"])
})

test("no route gets lost", () => {
  const all = new Set([...sections.values()].flatMap((section) => Object.keys(section.routes)))
  expect([...all].sort()).toEqual(Object.keys(routes).sort())
})

test.each([
  ["/", ""],
  ["/pools", "pools"],
  ["/pools.data", "pools"],
  ["/pools/17/invoices.zip", "pools"],
  ["/__manifest", "__manifest"],
])("the section of %s is %j", (path, section) => {
  expect(sectionOf(path)).toBe(section)
})
