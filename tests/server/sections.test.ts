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
  const routesOf = (section: string) => Object.keys(sections.get(section)!.routes)
  expect(routesOf("pools 1")).toEqual(["root", "home", "pools", "nothing"])
  expect(routesOf("pools 2")).toEqual(["root", "home", "pool", "nothing"])
  expect(routesOf("pools 3")).toEqual(["root", "home", "zip", "nothing"])
  expect(Object.keys(sections.get("pools 2")!.assets.routes)).toEqual(routesOf("pools 2"))
})

test("no route gets lost", () => {
  const all = new Set([...sections.values()].flatMap((section) => Object.keys(section.routes)))
  expect([...all].sort()).toEqual(Object.keys(routes).sort())
})

test.each([
  ["/", " 0"],
  ["/pools", "pools 1"],
  ["/pools/", "pools 1"],
  ["/pools.data", "pools 1"],
  ["/pools/17/invoices.zip", "pools 3"],
  ["/__manifest", "__manifest 1"],
])("the section of %s is %j", (path, section) => {
  expect(sectionOf(path)).toBe(section)
})
