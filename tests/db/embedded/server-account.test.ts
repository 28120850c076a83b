import { expect, test } from "vitest"
import { chooseAccount, mayEnter, parsePasswd } from "#db/embedded/server-account.ts"

const accounts = parsePasswd(
  [
    "root:x:0:0:root:/root:/bin/bash",
    "postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash",
    "alice:x:1000:1000::/home/alice:/bin/bash",
    "nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin",
    "",
  ].join("\n"),
)
const unknown = { ownerUid: undefined, sudoUid: undefined }
const nobody = { uid: 65534, gid: 65533 }
const alice = { uid: 1000, gid: 1000 }

test("root runs the server as nobody", () => {
  expect(chooseAccount(accounts, { ...unknown, ownerUid: 0 })).toEqual(nobody)
})

test("data that belongs to somebody is served by its owner", () => {
  expect(chooseAccount(accounts, { ownerUid: 1000, sudoUid: undefined })).toEqual(alice)
})

test("under sudo the server runs as the person who typed it", () => {
  expect(chooseAccount(accounts, { ownerUid: 0, sudoUid: 1000 })).toEqual(alice)
})

test("an owner without a name is passed over, as initdb would refuse it", () => {
  expect(chooseAccount(accounts, { ownerUid: 4321, sudoUid: undefined })).toEqual(nobody)
})

test("where there is no nobody, postgres serves; where neither is, nobody can", () => {
  const withoutNobody = accounts.filter((account) => account.name !== "nobody")
  expect(chooseAccount(withoutNobody, unknown)).toEqual({ uid: 101, gid: 104 })
  expect(chooseAccount(parsePasswd("root:x:0:0::/root:/bin/sh"), unknown)).toBeUndefined()
})

test("a folder that only root may enter is closed to the server's account", () => {
  expect(mayEnter(nobody, { uid: 0, gid: 0, mode: 0o40700 })).toBe(false)
  expect(mayEnter(nobody, { uid: 0, gid: 0, mode: 0o40755 })).toBe(true)
})

test("the most specific of owner, group and others decides who may enter", () => {
  expect(mayEnter(alice, { uid: 1000, gid: 0, mode: 0o40077 })).toBe(false)
  expect(mayEnter(alice, { uid: 0, gid: 1000, mode: 0o40701 })).toBe(false)
  expect(mayEnter(alice, { uid: 0, gid: 1000, mode: 0o40710 })).toBe(true)
})
