import { expect, test } from "vitest"
import { type FolderState, parsePostmasterPid, planStart } from "#db/embedded/folder-state.ts"

const kept: FolderState = {
  hasCluster: true,
  version: "18",
  hasPassword: true,
  hasUnfinishedCluster: false,
  postmaster: "none",
}
const empty: FolderState = { ...kept, hasCluster: false, hasPassword: false, version: undefined }

test("an empty folder gets a new cluster", () => {
  expect(planStart(empty, "18")).toEqual({ kind: "proceed", steps: ["initialise"] })
})

test("a cluster that was stopped in order starts as it is", () => {
  expect(planStart(kept, "18")).toEqual({ kind: "proceed", steps: [] })
})

test("an initialisation that was interrupted is thrown away and begun again", () => {
  const state = { ...empty, hasUnfinishedCluster: true }
  expect(planStart(state, "18")).toEqual({ kind: "proceed", steps: ["remove-unfinished", "initialise"] })
})

test("a cluster of another version is refused, whatever else is in the folder", () => {
  const state: FolderState = { ...kept, version: "17", hasUnfinishedCluster: true, postmaster: "ours" }
  expect(planStart(state, "18")).toEqual({ kind: "refused", reason: "other-version", found: "17" })
})

test("a cluster without a version is refused, not initialised over", () => {
  const state = { ...kept, version: undefined }
  expect(planStart(state, "18")).toEqual({ kind: "refused", reason: "no-version", found: undefined })
})

test("a cluster whose password is gone is refused, as nobody could sign in", () => {
  const plan = planStart({ ...kept, hasPassword: false }, "18")
  expect(plan).toEqual({ kind: "refused", reason: "no-password", found: "18" })
})

test("a server that outlived its Kith is stopped before the start", () => {
  expect(planStart({ ...kept, postmaster: "ours" }, "18")).toEqual({
    kind: "proceed",
    steps: ["stop-survivor"],
  })
})

test("a dead server's pid file is left to PostgreSQL, which checks for the dead server's memory", () => {
  expect(planStart({ ...kept, postmaster: "dead" }, "18")).toEqual({ kind: "proceed", steps: [] })
})

test("a pid file whose number now belongs to another program is released", () => {
  const plan = planStart({ ...kept, postmaster: "unrelated" }, "18")
  expect(plan).toEqual({ kind: "proceed", steps: ["release-pid-file"] })
})

test("a pid file tells the server's process, and whether it takes connections", () => {
  const file = (status: string) => `4711\n/data\n1700000000\n5432\n\n127.0.0.1\n  123 456\n${status}\n`
  expect(parsePostmasterPid(file("ready   "))).toEqual({ pid: 4711, ready: true })
  expect(parsePostmasterPid(file("starting"))).toEqual({ pid: 4711, ready: false })
  expect(parsePostmasterPid("4711\n")).toEqual({ pid: 4711, ready: false })
})

test("an empty or garbled pid file tells nothing", () => {
  expect(parsePostmasterPid("")).toBeUndefined()
  expect(parsePostmasterPid("postgres\n")).toBeUndefined()
})
