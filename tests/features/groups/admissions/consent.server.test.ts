import { type RawBuilder, sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
let oak: string
let ash: string
let empty: string
let valley: string
let moor: string
const who = {} as Record<
  "head" | "manager" | "finance" | "staff" | "coordinator" | "stranger" | "unproven" | "invited",
  string
>

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  const { owner } = world
  oak = await aSchool(owner, { name: "Oak" })
  ash = await aSchool(owner, { name: "Ash" })
  empty = await aSchool(owner, { name: "Empty", joined: false })
  who.head = await aPerson(owner, { name: "Head of Oak", roles: [[oak, "head"]] })
  who.manager = await aPerson(owner, { name: "Manager of Oak", roles: [[oak, "business-manager"]] })
  who.finance = await aPerson(owner, { name: "Finance of Oak", roles: [[oak, "finance"]] })
  who.staff = await aPerson(owner, { name: "Teacher of Oak", roles: [[oak, "staff"]] })
  who.coordinator = await aPerson(owner, { name: "Head of Ash", roles: [[ash, "head"]] })
  who.stranger = await aPerson(owner, { name: "Stranger" })
  who.unproven = await aPerson(owner, { name: "Unproven", email: "u@example.org", emailVerified: false })
  valley = await aGroup(owner, { name: "Valley", schools: [ash], coordinators: [who.coordinator] })
  moor = await aGroup(owner, { name: "Moor", schools: [oak], coordinators: [who.head] })
  const invitation = { schoolId: oak, email: "u@example.org", role: "staff", invitedBy: who.head }
  await owner.insertInto("roleInvitation").values(invitation).execute()
  who.invited = await aPerson(owner, { name: "Invited", email: "i@example.org" })
  await owner
    .insertInto("roleInvitation")
    .values({ ...invitation, email: "i@example.org" })
    .execute()
})
afterAll(async () => {
  await world.leave()
  await database.drop()
})

/** What PostgreSQL answers to hand-written SQL with the rights of the app: an error, or how many rows it changed. */
const cheat = (person: string, school: string | null, statement: RawBuilder<unknown>) =>
  actingAs(world, person, school, async (tx) => {
    const { numAffectedRows, rows } = await statement.execute(tx)
    return Number(numAffectedRows ?? rows.length)
  }).catch((error: Error) => error.message)

const refusedByPolicy = /row-level security|permission denied/

describe("a place at a school", () => {
  const takeRole = (personId: string, schoolId: string, role: string) =>
    sql`insert into school_role (person_id, school_id, role) values (${personId}, ${schoolId}, ${role})`

  test("cannot be taken uninvited", async () => {
    expect(await cheat(who.stranger, null, takeRole(who.stranger, oak, "head"))).toMatch(refusedByPolicy)
    expect(await cheat(who.staff, oak, takeRole(who.staff, oak, "head"))).toMatch(refusedByPolicy)
  })
  test("cannot be given to somebody who has not agreed", async () => {
    expect(await cheat(who.head, oak, takeRole(who.stranger, oak, "staff"))).toMatch(refusedByPolicy)
  })
  test("cannot be taken on an address that nobody has verified", async () => {
    expect(await cheat(who.unproven, null, takeRole(who.unproven, oak, "staff"))).toMatch(refusedByPolicy)
    expect(await cheat(who.unproven, null, takeRole(who.unproven, empty, "head"))).toMatch(refusedByPolicy)
  })
  test("at a school where nobody is yet is a leading one", async () => {
    expect(await cheat(who.stranger, null, takeRole(who.stranger, empty, "finance"))).toMatch(refusedByPolicy)
  })
  test("comes by no invitation that one writes oneself", async () => {
    const invite = (by: string, email: string, role: string) =>
      sql`insert into role_invitation (school_id, email, role, invited_by) values (${oak}, ${email}, ${role}, ${by})`
    expect(await cheat(who.stranger, null, invite(who.stranger, "s@example.org", "head"))).toMatch(
      refusedByPolicy,
    )
    expect(await cheat(who.staff, oak, invite(who.staff, "s@example.org", "staff"))).toMatch(refusedByPolicy)
    expect(await cheat(who.manager, oak, invite(who.manager, "s@example.org", "head"))).toMatch(
      refusedByPolicy,
    )
  })
  test("is not ended by staff, nor a head's by the business manager", async () => {
    const end = (personId: string) =>
      sql`update school_role set ended_at = now() where person_id = ${personId}`
    expect(await cheat(who.staff, oak, end(who.finance))).toBe(0)
    expect(await cheat(who.manager, oak, end(who.head))).toBe(0)
  })
  test("once ended does not come back to life", async () => {
    const revive = sql`update school_role set ended_at = null where person_id = ${who.head}`
    expect(await cheat(who.head, oak, revive)).toMatch(refusedByPolicy)
  })
  test("is not the last that leads its school when it ends", async () => {
    const end = sql`update school_role set ended_at = now() where person_id = ${who.coordinator}`
    expect(await cheat(who.coordinator, ash, end)).toBe("A school keeps a head or a business manager.")
  })
})

describe("a school", () => {
  test("does not join by the hand of somebody who holds no place there", async () => {
    const join = sql`update school set joined_at = now() where id = ${empty}`
    expect(await cheat(who.stranger, null, join)).toMatch(refusedByPolicy)
  })
  test("that has joined cannot be made free for the next comer", async () => {
    const reopen = sql`update school set joined_at = null where id = ${oak}`
    expect(await cheat(who.head, oak, reopen)).toMatch(refusedByPolicy)
  })
  test("keeps its bank account from staff and from other schools", async () => {
    const save = (by: string) =>
      sql`insert into school_bank_account (school_id, account_name, sort_code, account_number, changed_by)
        values (${oak}, 'Mine', '112233', '12345678', ${by})`
    expect(await cheat(who.staff, oak, save(who.staff))).toMatch(refusedByPolicy)
    expect(await cheat(who.coordinator, ash, save(who.coordinator))).toMatch(refusedByPolicy)
    expect(await cheat(who.finance, oak, save(who.head))).toMatch(refusedByPolicy)
  })
})

describe("a group", () => {
  const enter = (group: string, school: string) =>
    sql`insert into group_school (group_id, school_id) values (${group}, ${school})`
  const admit = (group: string, school: string, side: string, by: string) =>
    sql`insert into group_admission (group_id, school_id, opened_by_side, opened_by)
      values (${group}, ${school}, ${side}, ${by})`

  test("takes in no school that has not agreed", async () => {
    expect(await cheat(who.coordinator, ash, enter(valley, oak))).toMatch(refusedByPolicy)
    expect(await cheat(who.coordinator, ash, admit(valley, oak, "school", who.coordinator))).toMatch(
      refusedByPolicy,
    )
  })
  test("is entered by no school that it has not let in", async () => {
    expect(await cheat(who.head, oak, enter(valley, oak))).toMatch(refusedByPolicy)
    expect(await cheat(who.head, oak, admit(valley, oak, "group", who.head))).toMatch(refusedByPolicy)
  })
  test("is neither left nor asked for a school by its staff", async () => {
    const leave = sql`update group_school set left_at = now() where school_id = ${oak}`
    expect(await cheat(who.staff, oak, leave)).toBe(0)
    expect(await cheat(who.staff, oak, admit(valley, oak, "school", who.staff))).toMatch(refusedByPolicy)
  })
  test("loses no school by its coordinator's hand", async () => {
    const drop = sql`update group_school set left_at = now() where group_id = ${moor}`
    expect(await cheat(who.coordinator, ash, drop)).toBe(0)
  })
  test("is coordinated by people of its schools, and never by nobody", async () => {
    const name = (group: string, person: string) =>
      sql`insert into group_coordinator (group_id, person_id) values (${group}, ${person})`
    expect(await cheat(who.coordinator, ash, name(valley, who.stranger))).toMatch(refusedByPolicy)
    expect(await cheat(who.coordinator, ash, name(moor, who.coordinator))).toMatch(refusedByPolicy)
    const end = sql`update group_coordinator set ended_at = now() where person_id = ${who.coordinator}`
    expect(await cheat(who.coordinator, ash, end)).toBe("A group keeps a coordinator.")
  })
  test("does not let another's answer stand for one's own", async () => {
    const { id } = await world.owner
      .insertInto("groupAdmission")
      .values({ groupId: valley, schoolId: oak, openedBySide: "group", openedBy: who.coordinator })
      .returning("id")
      .executeTakeFirstOrThrow()
    const answer = (by: string, is: string) =>
      sql`update group_admission set answer = ${is}, answered_at = now(), answered_by = ${by} where id = ${id}`
    expect(await cheat(who.coordinator, ash, answer(who.coordinator, "accepted"))).toMatch(refusedByPolicy)
    expect(await cheat(who.staff, oak, answer(who.staff, "accepted"))).toMatch(refusedByPolicy)
    expect(await cheat(who.head, oak, answer(who.coordinator, "accepted"))).toMatch(refusedByPolicy)
  })
})

describe("a request of another school's", () => {
  test("lets in the school that asked, and no other", async () => {
    const { owner } = world
    const third = await aSchool(owner, { name: "Third" })
    const asker = await aPerson(owner, { name: "Head of Third", roles: [[third, "head"]] })
    await owner
      .insertInto("groupAdmission")
      .values({ groupId: valley, schoolId: third, openedBySide: "school", openedBy: asker })
      .execute()
    const turn = (answer: string | null) =>
      sql`update group_admission set school_id = ${empty}, answered_by = ${who.coordinator}, answer = ${answer},
        answered_at = ${answer && Temporal.Now.instant()} where school_id = ${third}`
    expect(await cheat(who.coordinator, ash, turn(null))).toMatch(refusedByPolicy)
    expect(await cheat(who.coordinator, ash, turn("accepted"))).toMatch(refusedByPolicy)
  })
})

describe("a record", () => {
  const record = (by: string, school: string | null, group: string | null) =>
    sql`insert into audit_event (person_id, person_name, school_id, group_id, act, subject_kind, subject_id)
      values (${by}, 'Me', ${school}, ${group}, 'invent', 'school', ${oak})`
  test("is written in one's own name, about schools and groups one deals with", async () => {
    expect(await cheat(who.staff, oak, record(who.staff, oak, moor))).toBe(1)
    expect(await cheat(who.staff, oak, record(who.head, oak, null))).toMatch(refusedByPolicy)
    expect(await cheat(who.staff, oak, record(who.staff, ash, null))).toMatch(refusedByPolicy)
    expect(await cheat(who.stranger, null, record(who.stranger, null, valley))).toMatch(refusedByPolicy)
  })
})

test("a school's addresses are given to those who deal with it, the leaders' names to every signed-in person", async () => {
  const leaders = sql`select * from school_leaders(${oak})`
  const addresses = sql`select * from school_leader_addresses(${oak})`
  expect(await cheat(who.stranger, null, leaders)).toBe(2)
  expect(await cheat(who.stranger, null, addresses)).toBe(0)
  expect(await cheat(who.invited, null, addresses)).toBe(2)
})
