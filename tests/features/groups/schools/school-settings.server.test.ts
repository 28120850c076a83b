import { beforeAll, beforeEach, expect, test } from "vitest"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { endRole } from "#app/features/groups/people/end-role.server.ts"
import { rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import { changeBankAccount } from "#app/features/groups/schools/change-bank-account.server.ts"
import { changeInvoicePrefix } from "#app/features/groups/schools/change-invoice-prefix.server.ts"
import { bankAccountOf, groupsSharedWith } from "#app/features/groups/schools/school-queries.server.ts"
import { changeGroupSettings } from "#app/features/groups/settings/change-group-settings.server.ts"
import { groupHistory } from "#app/features/groups/showing/group-history-queries.server.ts"
import { groupsNeedingMe } from "#app/features/groups/showing/groups-needing-me.server.ts"
import type { Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"
import { lettersTo } from "#tests/support/letters.ts"

let world: World
let oak: string
let head: string
let finance: string
let mailbox: string

beforeAll(async () => {
  const opened = await openWorld()
  world = opened.world
  return opened.close
})
beforeEach(async () => {
  oak = await aSchool(world.owner, { name: "Oak" })
  mailbox = `head.${oak}@example.org`
  head = await aPerson(world.owner, { name: "Head", email: mailbox, roles: [[oak, "head"]] })
  finance = await aPerson(world.owner, { name: "Finance", roles: [[oak, "finance"]] })
})

const act = <T>(person: string, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, person, oak, work)
const account = { accountName: "Oak School", sortCode: "200000", accountNumber: "55779911" }
const saveAccount = (person: string, wanted = account) =>
  act(person, (tx, actor) => changeBankAccount(tx, actor, aPost, wanted))

test("a new bank account is on the record without its number, and the heads read of it, once", async () => {
  expect([await saveAccount(finance), await saveAccount(finance)]).toEqual([
    { kind: "changed" },
    { kind: "changed" },
  ])
  expect(await act(finance, (tx) => bankAccountOf(tx, oak))).toMatchObject({
    ...account,
    changedBy: "Finance",
  })
  const letters = await lettersTo(world.owner, mailbox)
  expect(letters.map((letter) => letter.subject)).toEqual(["The bank account of Oak on Kith has changed"])
  const record = await world.owner.selectFrom("auditEvent").selectAll().where("schoolId", "=", oak).execute()
  expect(record).toHaveLength(1)
  expect(JSON.stringify(record)).not.toContain(account.accountNumber)
})

test("staff neither see nor change the bank account", async () => {
  await saveAccount(finance)
  const teacher = await aPerson(world.owner, { name: "Teacher", roles: [[oak, "staff"]] })
  expect(await saveAccount(teacher)).toEqual({ kind: "not-allowed" })
  expect(await act(teacher, (tx) => bankAccountOf(tx, oak))).toBeNull()
})

test("no two schools have one invoice prefix", async () => {
  await aSchool(world.owner, { name: "Ash", invoicePrefix: "ASHX" })
  const change = (prefix: string) => act(head, (tx, actor) => changeInvoicePrefix(tx, actor, prefix))
  expect(await change("ASHX")).toEqual({ kind: "taken", by: "Ash" })
  expect([await change("OAKP"), await change("OAKP")]).toEqual([{ kind: "changed" }, { kind: "changed" }])
})

test("the record of a group's settings says what they were before", async () => {
  const group = await aGroup(world.owner, { name: "Valley", schools: [oak], coordinators: [head] })
  const settings = { name: "Upper Valley", description: "", financeTwoFactorRequired: false }
  await act(head, (tx, actor) => changeGroupSettings(tx, actor, group, settings))
  await act(head, (tx, actor) => changeGroupSettings(tx, actor, group, settings))
  const history = await act(head, (tx) => groupHistory(tx, group, null))
  expect(history.entries.map((entry) => entry.detail)).toEqual([
    { name: { before: "Valley", after: "Upper Valley" } },
  ])
  const byFinance = await act(finance, (tx, actor) => changeGroupSettings(tx, actor, group, settings))
  expect(byFinance).toEqual({ kind: "not-allowed" })
})

test("a long history goes on where it stopped", async () => {
  const group = await aGroup(world.owner, { name: "Valley", schools: [oak], coordinators: [head] })
  for (let i = 0; i < 65; i++)
    await act(head, (tx, actor) =>
      changeGroupSettings(tx, actor, group, {
        name: `Valley ${i}`,
        description: "",
        financeTwoFactorRequired: false,
      }),
    )
  const seen: string[] = []
  let before: string | null = null
  do {
    const page: Awaited<ReturnType<typeof groupHistory>> = await act(head, (tx) =>
      groupHistory(tx, group, before),
    )
    seen.push(...page.entries.map((entry) => entry.id))
    before = page.older
  } while (before)
  expect(new Set(seen).size).toBe(65)
})

test("schools that share no group see neither each other's groups nor people", async () => {
  const ash = await aSchool(world.owner, { name: "Ash" })
  const stranger = await aPerson(world.owner, { name: "Head of Ash", roles: [[ash, "head"]] })
  await aGroup(world.owner, { name: "Valley", schools: [oak], coordinators: [head] })
  const seen = await actingAs(world, stranger, ash, async (tx) => [
    await groupsSharedWith(tx, oak),
    await rolesAt(tx, oak),
  ])
  expect(seen).toEqual([[], []])
})

test("whoever ends their last role in a group coordinates it no longer, unless nobody else does", async () => {
  const second = await aPerson(world.owner, { name: "Second", roles: [[oak, "staff"]] })
  const led = await aGroup(world.owner, { name: "Led by two", schools: [oak], coordinators: [head, second] })
  const alone = await aGroup(world.owner, { name: "Led alone", schools: [oak], coordinators: [second] })
  const roles = await act(head, (tx) => rolesAt(tx, oak))
  const role = roles.find((held) => held.personId === second)!
  await act(head, (tx, actor) => endRole(tx, actor, aPost, role.id))
  const coordinates = await actingAs(world, second, null, async (_tx, actor) => actor.coordinates)
  expect(coordinates.map((group) => group.id)).toEqual([alone])
  expect(led).not.toBe(alone)
})

test("who may answer finds it among what needs them", async () => {
  const ash = await aSchool(world.owner, { name: "Ash" })
  const asking = await aPerson(world.owner, { name: "Head of Ash", roles: [[ash, "head"]] })
  const groupId = await aGroup(world.owner, { name: "Valley", schools: [oak], coordinators: [head] })
  const request = { groupId, schoolId: ash, openedBySide: "school", openedBy: asking }
  await world.owner.insertInto("groupAdmission").values(request).execute()
  const needs = async (person: string) =>
    (await act(person, (tx, actor) => groupsNeedingMe(tx, actor))).map((need) => need.title)
  expect(await needs(head)).toEqual(["Answer: Ash asks to join Valley"])
  expect(await needs(finance)).toEqual([])
})
