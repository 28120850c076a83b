import { verifyPassword } from "better-auth/crypto"
import { Client } from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { demoData } from "#app/demo/data/demo-data.ts"
import { demoPassword } from "#app/demo/data/passwords.ts"
import { seedDemo } from "#app/demo/seed-demo.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

const now = Temporal.Instant.from("2026-11-24T10:30:00Z")

let database: TestDatabase
let client: Client

beforeAll(async () => {
  database = await cloneDatabase()
  await seedDemo(database.ownerUrl, { now })
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

const column = async (sql: string): Promise<unknown[]> => {
  const { rows } = await client.query({ text: sql, rowMode: "array" })
  return rows.map(([value]) => value)
}

test("the same moment makes the same data", () => {
  expect(demoData(now)).toEqual(demoData(now))
})

test("a town's twelve schools, a trust of eight that shares three of them, and a consortium of all seventeen", async () => {
  const phases = await client.query(`
    select g.kind, s.phase, count(*)::int from group_school m join school_group g on g.id = m.group_id
    join school s on s.id = m.school_id where m.left_at is null group by 1, 2`)
  const of = (kind: string) =>
    Object.fromEntries(phases.rows.filter((row) => row.kind === kind).map((row) => [row.phase, row.count]))
  expect(of("learning-community")).toEqual({ secondary: 1, primary: 9, "early-years": 1, special: 1 })
  expect(of("trust")).toEqual({ secondary: 2, primary: 5, "post-16": 1 })
  expect(Object.values(of("consortium")).reduce((sum: number, count) => sum + Number(count), 0)).toBe(17)
  const shared = await column(`
    select school_id from group_school m join school_group g on g.id = m.group_id
    where left_at is null and kind in ('trust', 'learning-community') group by 1 having count(*) = 2`)
  expect(shared).toHaveLength(3)
})

test("schools have from 40 to 1,400 pupils, and some in the register are not on Kith yet", async () => {
  const rolls = (await column("select number_on_roll from school where joined_at is not null")).map(Number)
  expect(Math.min(...rolls)).toBeGreaterThanOrEqual(40)
  expect(Math.min(...rolls)).toBeLessThan(60)
  expect(Math.max(...rolls)).toBeGreaterThan(1_300)
  expect(Math.max(...rolls)).toBeLessThanOrEqual(1_400)
  expect(await column("select urn from school where joined_at is null")).toHaveLength(6)
})

test("every school has somebody in every role, and some people have places at two schools", async () => {
  const lacking = await column(`
    select s.name || ' ' || role from school s,
      unnest(array['head', 'business-manager', 'finance', 'staff', 'governor']) role
    where s.joined_at is not null and not exists (
      select from school_role r where r.school_id = s.id and r.role = role and r.ended_at is null)`)
  expect(lacking).toEqual([])
  const twice = await column(
    "select person_id from school_role group by 1 having count(distinct school_id) > 1",
  )
  expect(twice.length).toBeGreaterThan(3)
})

test("VAT numbers have the check digits that HMRC gives them", async () => {
  const numbers = (await column(
    "select vat_number from legal_entity where vat_number is not null",
  )) as string[]
  expect(numbers.length).toBeGreaterThan(1)
  for (const number of numbers) {
    const digits = [...number.replace(/\D/g, "")].map(Number)
    const sum = digits.slice(0, 7).reduce((total, digit, i) => total + digit * (8 - i), 0)
    expect((sum + Number(digits.slice(7).join(""))) % 97, number).toBe(0)
  }
})

test("there are pools in every state, and drafts that open by themselves", async () => {
  expect(await column("select distinct state || coalesce(' ' || outcome, '') from pool order by 1")).toEqual([
    "cancelled",
    "closed cleared",
    "closed nothing-clears",
    "delivered cleared",
    "draft",
    "invoiced cleared",
    "open",
    "ordered cleared",
  ])
  expect(await column("select id from pool where state = 'draft' and released_at is not null")).toHaveLength(
    2,
  )
  expect(
    await column("select to_state from pool_transition where to_state = 'cancelled' and reason = ''"),
  ).toEqual([])
})

test("one pool is twelve units short of a better price, and closes within hours", async () => {
  const [short] = (
    await client.query(`
    select t.from_quantity - sum(l.quantity)::int as missing, p.closes_at from pool p
    join pool_item i on i.pool_id = p.id and i.position = 0
    join price_tier t on t.item_id = i.id join commitment_line l on l.item_id = i.id
    where p.state = 'open' group by p.id, t.from_quantity having t.from_quantity - sum(l.quantity) = 12`)
  ).rows
  expect(short.missing).toBe(12)
  expect(short.closes_at.toISOString()).toBe("2026-11-24T15:00:00.000Z")
})

test("every booking was asked for before it was answered, took place before it was said to have, and then was settled", async () => {
  const untimely = await column(`
    select id from booking where asked_at >= coalesce(decided_at, starts_at) or decided_at >= starts_at
      or delivered_at < ends_at or settled_at < delivered_at or asked_at >= '${now}'`)
  expect(untimely).toEqual([])
})

test("hundreds of commitments reach back two years, none from outside a pool's time or groups", async () => {
  expect((await column("select 1 from commitment")).length).toBeGreaterThan(500)
  expect(
    await column("select extract(days from $$2026-11-24$$::date - min(closes_at)) > 600 from pool"),
  ).toEqual([true])
  const untimely = await column(`
    select p.title from commitment c join pool p on p.id = c.pool_id
    where c.committed_at < p.opens_at or c.committed_at >= least(p.closes_at, '${now}')`)
  expect(untimely).toEqual([])
  const strangers = await column(`
    select p.title from commitment c join pool p on p.id = c.pool_id where not exists (
      select from pool_group g join group_school m on m.group_id = g.group_id
      where g.pool_id = p.id and m.school_id = c.school_id)`)
  expect(strangers).toEqual([])
})

test("quantities are whole packs", async () => {
  const broken = await column(`
    select i.name from commitment_line l join pool_item i on i.id = l.item_id where l.quantity % i.pack_size <> 0`)
  expect(broken).toEqual([])
})

test("nothing has happened yet that lies ahead", async () => {
  for (const [table, moment] of [
    ["pool_transition", "happened_at"],
    ["audit_event", "happened_at"],
    ["invoice", "issued_at"],
    ["payment", "recorded_at"],
    ["ledger_entry", "happened_at"],
    ["pool", "created_at"],
  ])
    expect(await column(`select ${moment} from ${table} where ${moment} > '${now}'`), table).toEqual([])
})

test("the shares of every cleared pool add up to its goods, its delivery and its VAT", async () => {
  const wrong = await column(`
    select c.pool_id from clearing c where c.outcome = 'cleared' and (
      c.goods_pence <> (select sum(net_pence) from share s where (s.pool_id, s.revision) = (c.pool_id, c.revision) and item_id is not null)
      or c.delivery_pence <> (select coalesce(sum(net_pence), 0) from share s where (s.pool_id, s.revision) = (c.pool_id, c.revision) and item_id is null)
      or c.vat_pence <> (select sum(vat_pence) from vat_share s where (s.pool_id, s.revision) = (c.pool_id, c.revision)))`)
  expect(wrong).toEqual([])
})

test("invoices are numbered without a gap, and carry what their documents say", async () => {
  const gaps = await column(`
    select seller_school_id from invoice group by seller_school_id, series
    having max(number) <> count(*) or min(number) <> 1`)
  expect(gaps).toEqual([])
  const behind = await column(`
    select 1 from invoice_series s where last_number <> (
      select max(number) from invoice i where i.seller_school_id = s.school_id and i.series = s.series)`)
  expect(behind).toEqual([])
  const wrong = await column(`
    select number_text from invoice where document->>'number' <> number_text
      or (document->>'grossPence')::bigint <> gross_pence or (document->>'netPence')::bigint <> net_pence`)
  expect(wrong).toEqual([])
})

test("VAT invoices, invoices without VAT and internal recharges all occur", async () => {
  expect(await column("select distinct kind from invoice order by 1")).toEqual([
    "internal-recharge",
    "invoice",
    "vat-invoice",
  ])
})

test("what a pool's invoices and the lead school's own part come to is what the supplier charges", async () => {
  const wrong = await column(`
    select p.title from pool p join clearing c on c.pool_id = p.id where p.state = 'invoiced'
      and (select bool_and(kind = 'vat-invoice') from invoice i where i.pool_id = p.id)
      and c.goods_pence + c.delivery_pence + c.vat_pence <> (select sum(gross_pence) from invoice i where i.pool_id = p.id)
        + coalesce((select sum(net_pence) from share s where s.pool_id = p.id and s.school_id = p.lead_school_id), 0)
        + coalesce((select sum(vat_pence) from vat_share s where s.pool_id = p.id and s.school_id = p.lead_school_id), 0)`)
  expect(wrong).toEqual([])
})

test("some invoices are paid, some in part, some overdue, by card and by transfer", async () => {
  const standings = await column(`
    select distinct case when paid >= gross_pence then 'paid' when due_on < '2026-11-24' then 'overdue'
      when paid > 0 then 'part-paid' else 'unpaid' end
    from (select i.*, (select coalesce(sum(amount_pence), 0) from payment where invoice_id = i.id) as paid from invoice i) i
    order by 1`)
  expect(standings).toEqual(["overdue", "paid", "part-paid", "unpaid"])
  expect(await column("select distinct method from payment order by 1")).toEqual(["bank-transfer", "card"])
  const overpaid = await column(`
    select invoice_id from payment p join invoice i on i.id = p.invoice_id
    group by invoice_id, gross_pence having sum(amount_pence) > gross_pence`)
  expect(overpaid).toEqual([])
})

test("the ledger knows every invoice and payment, and what schools owe each other by it is what is unpaid", async () => {
  const owed = await client.query(`
    select (select sum(amount_pence) from ledger_posting where account = 'owed-to-us')::text as booked,
      (select sum(case type when 'credit-note' then -gross_pence else gross_pence end) from invoice)::bigint
        - (select sum(amount_pence) from payment)::bigint as open,
      (select sum(amount_pence) from ledger_posting)::text as balance`)
  expect(owed.rows[0].booked).toBe(owed.rows[0].open)
  expect(owed.rows[0].balance).toBe("0")
})

test("every school has an open pool to answer and news of a closed one, so each first screen has something on it", async () => {
  const idle = await column(`
    select s.name from school s where s.joined_at is not null and not exists (
      select from group_school m join pool_group g on g.group_id = m.group_id and g.state = 'open'
      where m.school_id = s.id and m.left_at is null and not exists (
        select from commitment c where c.pool_id = g.pool_id and c.school_id = s.id))`)
  expect(idle).toEqual([])
  const without = await column(`
    select s.name from school s where s.joined_at is not null and not exists (
      select from share join clearing on clearing.pool_id = share.pool_id
      where share.school_id = s.id and clearing.cleared_at > '${now}'::timestamptz - interval '14 days')`)
  expect(without).toEqual([])
})

test("the next invoice's payment reference is none that the data has used", async () => {
  const [next] = await column("select nextval('payment_reference_number')")
  expect(Number(next)).toBe((await column("select 1 from invoice")).length + 1)
})

test("everybody can sign in with the demo's password", async () => {
  const hashes = (await column("select distinct password from auth.account")) as string[]
  expect(hashes).toHaveLength(1)
  expect(await verifyPassword({ hash: hashes[0]!, password: demoPassword })).toBe(true)
  expect(
    await column(`select id from person p where not exists (select from auth.account where user_id = p.id)
      and not exists (select from school_role r where r.person_id = p.id and r.ended_at is not null)`),
  ).toEqual([])
})

test("of one who has left the name is taken out and what they did stays, and another has left as well", async () => {
  const left = await column("select name from person where left_at is not null")
  expect(left).toEqual(["A former colleague"])
  expect(
    await column(
      "select count(*)::int from booking b join person p on p.id = b.asked_by where p.left_at is not null",
    ),
  ).not.toEqual([0])
  expect(
    await column(`select name from person p where left_at is null and exists (
      select from school_role r where r.person_id = p.id and r.ended_at is not null)`),
  ).toHaveLength(1)
})

test("an offer that speaks of staff waits for its school's word, and nobody else sees it", async () => {
  expect(await column("select group_ids from posting where awaits_approval")).toEqual([[]])
})

test("a search that somebody keeps has found something new, and a group is asked for a kind of specialist", async () => {
  expect(
    await column(`select p.title from saved_search q join posting p on p.posted_at > q.told_until and p.side = 'offer'
      and p.subjects @> array[q.asked ->> 'subject'] and p.phases @> array[q.asked ->> 'phase']`),
  ).not.toEqual([])
  expect(await column("select kind_sought from booking where group_id is not null")).toEqual([
    "Play therapist",
  ])
})
