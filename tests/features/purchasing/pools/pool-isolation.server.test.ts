import { type RawBuilder, sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { issuePoolInvoices } from "#app/features/purchasing/recharging/issue-pool-invoices.server.ts"
import { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { aCommitment, aPool, type BuiltPool } from "#tests/support/builders/pools.ts"
import { aPost } from "#tests/support/builders/post.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

/** Somebody who acts for a school, or for none. */
type Somebody = [person: string, school: string | null]

let database: TestDatabase
let world: World
let bought: Awaited<ReturnType<typeof aDeliveredPool>>
/** Open pools: of Fay's own group, and of the group that has bought. */
let fayOpen: BuiltPool
let open: BuiltPool
let draft: BuiltPool
let far: string
let fay: Somebody
let lead: Somebody
let ash: Somebody
let beech: Somebody
let ashStaff: Somebody
let former: Somebody
let stranger: Somebody

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  const { owner } = world
  bought = await aDeliveredPool(database, world)
  const { schools, officers, group, pool } = bought
  lead = [officers.lead, schools.lead]
  ash = [officers.ash, schools.ash]
  beech = [officers.beech, schools.beech]
  await bought.asLead((tx, actor) =>
    issuePoolInvoices(tx, { ...actor, school: actor.school! }, pool.id, {
      jobs: aPost.jobs,
      now: Temporal.Now.instant(),
      appUrl: aPost.appUrl,
    }),
  )
  far = await aSchool(owner, { name: "Far School" })
  const left = await aSchool(owner, { name: "Left School" })
  fay = [await aPerson(owner, { name: "Fay Far", roles: [[far, "head"]] }), far]
  former = [await aPerson(owner, { name: "Flo Former", roles: [[left, "head"]] }), left]
  ashStaff = [await aPerson(owner, { name: "Stu Staff", roles: [[schools.ash, "staff"]] }), schools.ash]
  stranger = [await aPerson(owner, { name: "Nobody" }), null]
  await owner
    .insertInto("groupSchool")
    .values({ groupId: group, schoolId: left, leftAt: Temporal.Now.instant() })
    .execute()
  const fayGroup = await aGroup(owner, {
    name: "Far schools",
    schools: [far, schools.beech],
    coordinators: [fay[0]],
  })
  fayOpen = await aPool(owner, { leadSchool: far, groups: [fayGroup], createdBy: fay[0] })
  open = await aPool(owner, { leadSchool: schools.lead, groups: [group], createdBy: officers.lead })
  draft = await aPool(owner, { leadSchool: far, groups: [fayGroup], createdBy: fay[0], state: "draft" })
  await aCommitment(owner, open, { school: schools.ash, by: officers.ash, quantities: [40] })
})
afterAll(async () => {
  await world.leave()
  await database.drop()
})

/** What PostgreSQL answers to hand-written SQL with the rights of the app: an error, or how many rows there are. */
const cheat = ([person, school]: Somebody, statement: RawBuilder<unknown>) =>
  actingAs(world, person, school, async (tx) => {
    const { numAffectedRows, rows } = await statement.execute(tx)
    return Number(numAffectedRows ?? rows.length)
  }).catch((error: Error) => error.message)

const refusedByPolicy = /row-level security|permission denied/

/** How many rows about the pool that was bought somebody sees, by table. */
async function seenOf(who: Somebody, table: string): Promise<number | string> {
  const id = bought.pool.id
  const about: Record<string, RawBuilder<unknown>> = {
    pool: sql`id = ${id}`,
    price_tier: sql`item_id = any (${bought.pool.items.map((item) => item.id)}::uuid[])`,
    checkout: sql`true`,
    payment: sql`true`,
    ledger_entry: sql`true`,
    ledger_posting: sql`true`,
    invoice_series: sql`true`,
  }
  return cheat(who, sql`select from ${sql.table(table)} where ${about[table] ?? sql`pool_id = ${id}`}`)
}

const everybodysTables = [
  "pool",
  "pool_group",
  "pool_item",
  "price_tier",
  "pool_transition",
  "clearing",
  "cleared_item",
]
const oneSchoolsTables = ["commitment", "commitment_line", "share", "vat_share"]
const readersOf = (id: string) =>
  oneSchoolsTables.map((table) => sql`select * from ${sql.raw(`${table}s_of`)}(${id})`)
const moneyTables = ["invoice", "checkout", "payment", "ledger_entry", "ledger_posting", "invoice_series"]

describe("a pool that was bought", () => {
  test("does not exist for a school of another group, its coordinator, a school that had left, or nobody", async () => {
    for (const who of [fay, former, stranger])
      for (const table of [...everybodysTables, ...oneSchoolsTables, ...moneyTables])
        expect([table, await seenOf(who, table)]).toEqual([table, 0])
  })

  test("says nothing through functions either", async () => {
    const { id } = bought.pool
    for (const who of [fay, former, stranger])
      for (const asked of [
        sql`select * from pool_items(${[id]}::uuid[])`,
        sql`select * from pool_demand(${[id]}::uuid[])`,
        sql`select * from pool_sizes(${[id]}::uuid[])`,
        sql`select * from pool_participants(${id})`,
        ...readersOf(id),
        sql`select * from pool_addressees(${id}, 'everybody')`,
        sql`select i.* from invoice, acting.invoice_recipients(array[invoice.id], 'buyer') i`,
      ])
        expect(await cheat(who, asked)).toBe(0)
  })

  test("shows a member what all may know, and of quantities, shares and invoices its own", async () => {
    for (const table of everybodysTables) expect(await seenOf(ash, table)).toBeGreaterThan(0)
    const own = (table: string) => sql`select from ${sql.table(table)} where school_id <> ${ash[1]}`
    for (const table of [...oneSchoolsTables, "ledger_posting", "school_bank_account", "invoice_series"])
      expect([table, await cheat(ash, own(table))]).toEqual([table, 0])
    for (const reader of readersOf(bought.pool.id))
      expect(await cheat(ash, sql`select from (${reader}) r where school_id <> ${ash[1]}`)).toBe(0)
    expect(await seenOf(ash, "invoice")).toBe(1)
    expect(await cheat(ash, sql`select * from pool_addressees(${bought.pool.id}, 'everybody')`)).toBe(0)
  })

  test("shows a member's staff no money", async () => {
    for (const table of moneyTables) expect([table, await seenOf(ashStaff, table)]).toEqual([table, 0])
    expect(await cheat(ashStaff, sql`select from school_bank_account`)).toBe(0)
  })

  test("says in its explanation nothing that is one school's alone", async () => {
    const { explanation } = await world.owner
      .selectFrom("clearing")
      .select("explanation")
      .where("poolId", "=", bought.pool.id)
      .executeTakeFirstOrThrow()
    const text = JSON.stringify(explanation)
    for (const school of Object.values(bought.schools)) expect(text).not.toContain(school)
    expect(explanation).toMatchObject({ items: [{ committed: 203 }, {}, {}], splitRefusal: null })
    expect(text).not.toMatch(/\b(101|7|29)\b/)
  })
})

describe("credentials and the outbox", () => {
  test("are out of reach of pages", async () => {
    for (const table of [
      "auth.session",
      "auth.account",
      "auth.verification",
      "auth.two_factor",
      "auth.attempt",
    ])
      expect(await cheat(lead, sql`select from ${sql.table(table)}`)).toMatch(/permission denied/)
    for (const table of ["mail", "stripe_event"])
      expect(await cheat(lead, sql`select from ${sql.table(table)}`)).toMatch(/permission denied/)
  })
  test("cannot be assumed by a page", async () => {
    expect(await cheat(stranger, sql`select acting.assume(${lead[0]}, ${lead[1]})`)).toMatch(
      /permission denied/,
    )
  })
})

describe("a commitment", () => {
  const move = (to: BuiltPool) =>
    sql`update commitment set pool_id = ${to.id} where pool_id = ${open.id} and school_id = ${ash[1]}`

  test("is made by a school of the pool's groups, for itself, in one's own name", async () => {
    const commit = (school: string | null, by: string, pool = open) =>
      sql`insert into commitment (pool_id, school_id, committed_by) values (${pool.id}, ${school}, ${by})`
    expect(await cheat(fay, commit(far, fay[0]))).toMatch(refusedByPolicy)
    expect(await cheat(former, commit(former[1], former[0]))).toMatch(refusedByPolicy)
    expect(await cheat(ash, commit(beech[1], ash[0]))).toMatch(refusedByPolicy)
    expect(await cheat(beech, commit(beech[1], ash[0]))).toMatch(refusedByPolicy)
    expect(await cheat(ashStaff, commit(ash[1], ashStaff[0], fayOpen))).toMatch(refusedByPolicy)
  })
  test("does not move to another pool, nor to another school", async () => {
    expect(await cheat(ash, move(fayOpen))).toMatch(refusedByPolicy)
    const give = sql`update commitment set school_id = ${beech[1]} where pool_id = ${open.id}`
    expect(await cheat(ash, give)).toMatch(refusedByPolicy)
  })
  test("is changed in one's own name, and by its school alone", async () => {
    const rename = (by: string) =>
      sql`update commitment set committed_by = ${by} where pool_id = ${open.id} and school_id = ${ash[1]}`
    expect(await cheat(ash, rename(lead[0]))).toMatch(refusedByPolicy)
    expect(await cheat(lead, rename(lead[0]))).toBe(0)
    expect(await cheat(lead, sql`delete from commitment where pool_id = ${open.id}`)).toBe(0)
    expect(await cheat(lead, sql`update commitment_line set quantity = 1 where pool_id = ${open.id}`)).toBe(0)
  })
  test("is not taken back after the closing", async () => {
    expect(await cheat(ash, sql`delete from commitment where pool_id = ${bought.pool.id}`)).toBe(0)
  })
})

describe("a pool", () => {
  test("is not given to a school that nobody there leads it for", async () => {
    const give = sql`update pool set lead_school_id = ${ash[1]} where id = ${draft.id}`
    expect(await cheat(fay, give)).toMatch(refusedByPolicy)
  })
  test("does not exist for the other schools of its group while it is a draft", async () => {
    for (const [table, id] of [
      ["pool", "id"],
      ["pool_group", "pool_id"],
    ] as const) {
      const about = sql`select from ${sql.table(table)} where ${sql.ref(id)} = ${draft.id}`
      expect([table, await cheat(beech, about), await cheat(fay, about)]).toEqual([table, 0, 1])
    }
  })
  test("goes no way back, and skips no step", async () => {
    const to = (state: string, pool: BuiltPool) => sql`update pool set state = ${state} where id = ${pool.id}`
    expect(await cheat(lead, to("draft", open))).toBe("A pool never goes from open to draft.")
    expect(await cheat(lead, to("cancelled", bought.pool))).toBe(
      "A pool never goes from invoiced to cancelled.",
    )
  })
  test("is changed by nobody who does not lead it", async () => {
    for (const who of [fay, ash, ashStaff, stranger])
      expect(
        await cheat(who, sql`update pool set closes_at = closes_at + interval '1 day' where id = ${open.id}`),
      ).toBe(0)
  })
})

describe("an invoice", () => {
  const issue = (by: Somebody, seller: string, buyer: string, pool: string) => sql`
    insert into invoice (pool_id, seller_school_id, buyer_school_id, kind, series, number, number_text, issued_on,
      due_on, net_pence, vat_pence, gross_pence, payment_reference, document, issued_by)
    values (${pool}, ${seller}, ${buyer}, 'invoice', '99', 1, 'X-1', now(), now(), 100, 0, 100, gen_random_uuid(),
      '{}', ${by[0]})`

  test("of a pool comes from its lead school, to those that took part", async () => {
    expect(await cheat(fay, issue(fay, far, ash[1]!, open.id))).toMatch(refusedByPolicy)
    expect(await cheat(fay, issue(fay, far, ash[1]!, fayOpen.id))).toMatch(refusedByPolicy)
    expect(await cheat(lead, issue(lead, lead[1]!, far, bought.pool.id))).toMatch(refusedByPolicy)
  })
  test("does not change once issued, nor does what was posted for it", async () => {
    for (const table of [
      "invoice",
      "payment",
      "ledger_entry",
      "ledger_posting",
      "share",
      "clearing",
      "audit_event",
    ])
      expect(await cheat(lead, sql`delete from ${sql.table(table)}`)).toMatch(refusedByPolicy)
  })
  test("has an entry in the books that nobody adds to, for either party or a third school", async () => {
    const { id } = await world.owner.selectFrom("ledgerEntry").select("id").executeTakeFirstOrThrow()
    const add = (school: string, account: string, pence: number) => sql`
      insert into ledger_posting values (${id}, ${school}, ${lead[1]}, ${account}, ${pence}),
        (${id}, ${school}, ${lead[1]}, ${account === "money" ? "sold" : "money"}, ${-pence})`
    for (const who of [lead, ash]) {
      expect(await cheat(who, add(far, "sold", 100))).toMatch(refusedByPolicy)
      expect(await cheat(who, add(ash[1]!, "sold", 100))).toMatch(refusedByPolicy)
    }
  })
  test("is paid by no card but the card company's word, and entered by its seller alone", async () => {
    const { id } = await world.owner
      .selectFrom("invoice")
      .select("id")
      .where("buyerSchoolId", "=", ash[1])
      .executeTakeFirstOrThrow()
    const pay = (by: Somebody, method: string, intent: string | null) => sql`
      insert into payment (invoice_id, method, amount_pence, received_on, stripe_payment_intent, recorded_by)
      values (${id}, ${method}, 1, now(), ${intent}, ${by[0]})`
    expect(await cheat(ash, pay(ash, "bank-transfer", null))).toMatch(refusedByPolicy)
    expect(await cheat(beech, pay(beech, "bank-transfer", null))).toMatch(refusedByPolicy)
    expect(await cheat(lead, pay(lead, "card", "pi_mine"))).toMatch(refusedByPolicy)
  })
})

test("what was recorded carries the clock's time, not the writer's", async () => {
  const backdate = sql`insert into audit_event (happened_at, person_id, person_name, act, subject_kind, subject_id)
    values ('2020-01-01', ${ash[0]}, 'Ann', 'commit-to-pool', 'pool', ${open.id})`
  expect(await cheat(ash, backdate)).toMatch(refusedByPolicy)
})
