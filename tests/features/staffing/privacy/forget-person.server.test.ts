import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { changeFeedAddress } from "#app/features/staffing/calendar/change-feed-address.server.ts"
import { forgetPerson } from "#app/features/staffing/privacy/forget-person.server.ts"
import { formerColleagues } from "#app/features/staffing/privacy/former-colleagues.server.ts"
import { actingAs, enterWorld, type SchoolWork, type World } from "#tests/support/builders/people.ts"
import { cloneDemoDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World

beforeEach(async () => {
  database = await cloneDemoDatabase()
  world = enterWorld(database)
})
afterEach(async () => {
  await world?.leave()
  await database?.drop()
})

type Somebody = { id: string; name: string; email: string; school: string }

const personNamed = async (name: string): Promise<Somebody> => {
  const { rows } = await sql<Somebody>`
    select p.id, p.name, p.email, r.school_id as school from person p join school_role r on r.person_id = p.id
    where p.name = ${name} order by r.granted_at limit 1`.execute(world.owner)
  return rows[0]!
}

/** Where a text stands: "table.column", over every text of every table but the documents that have been issued. */
const DOCUMENTS = ["invoice.document", "purchase_order.document", "purchase_order.ordered_by"]

async function standsIn(text: string): Promise<string[]> {
  const columns = await sql<{ schema: string; tableName: string; columnName: string }>`
    select c.table_schema as schema, c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'auth', 'pgboss')
      and c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying', 'tsvector')`.execute(
    world.owner,
  )
  const found: string[] = []
  for (const { schema, tableName, columnName } of columns.rows) {
    const there = await sql<{ yes: boolean }>`select exists (select from ${sql.id(schema, tableName)}
      where strpos(lower(${sql.id(columnName)}::text), lower(${text})) > 0) as yes`.execute(world.owner)
    if (there.rows[0]?.yes) found.push(`${tableName}.${columnName}`)
  }
  return found.filter((place) => !DOCUMENTS.includes(place)).sort()
}

/** Everything that accounts are made of, as one value. */
const books = async () => {
  const { rows } = await sql<{ books: string }>`
    select md5(concat(
      (select jsonb_agg(i order by i.id) from invoice i), (select jsonb_agg(p order by p.id) from payment p),
      (select jsonb_agg(e order by e.id) from ledger_entry e), (select jsonb_agg(l order by l) from ledger_posting l),
      (select jsonb_agg(s order by s) from share s), (select jsonb_agg(v order by v) from vat_share v),
      (select jsonb_agg(o order by o) from purchase_order o), (select jsonb_agg(c order by c.pool_id) from clearing c),
      (select count(*) from audit_event where act not in ('forget-person', 'change-calendar-address')), (select count(*) from pool_transition))) as books`.execute(
    world.owner,
  )
  return rows[0]!.books
}

/** Gives a role up for somebody, as the end of their employment does. */
const endRoles = (personId: string) =>
  world.owner
    .updateTable("schoolRole")
    .set({ endedAt: Temporal.Now.instant() })
    .where("personId", "=", personId)
    .execute()

const as = <T>({ id, school }: Somebody, work: SchoolWork<T>) => actingAs(world, id, school, work)

describe("somebody who leaves", () => {
  test("is named nowhere afterwards, and every sum and document stands as it was", async () => {
    const priya = await personNamed("Priya Raman")
    await as(priya, (tx, actor) => changeFeedAddress(tx, actor))
    await world.owner
      .insertInto("schoolRole")
      .values({
        personId: (await personNamed("Adaeze Okafor")).id,
        schoolId: priya.school,
        role: "business-manager",
      })
      .execute()
    await world.owner
      .insertInto("posting")
      .values({
        ...{
          side: "offer",
          schoolId: priya.school,
          kind: "expertise",
          title: "Finance with Priya Raman",
          createdBy: priya.id,
        },
        ...{
          description: `Priya Raman (${priya.email}) helps. Priya Ramanathan does not.`,
          phases: ["primary"],
        },
        ...{
          weekdays: [1],
          terms: ["autumn"],
          basis: "free",
          closesOn: Temporal.PlainDate.from("2099-01-01"),
        },
      })
      .execute()
    await world.owner
      .insertInto("mail")
      .values([
        { recipient: priya.email, subject: "To you", body: "Dear Priya Raman" },
        {
          recipient: (await personNamed("Adaeze Okafor")).email,
          subject: "Priya Raman has joined",
          body: `${priya.email}`,
        },
      ])
      .execute()
    const before = await books()
    expect(await standsIn("Priya Raman")).toContain("audit_event.person_name")

    expect(await as(priya, (tx, actor) => forgetPerson(tx, actor, priya.id))).toEqual({ kind: "forgotten" })

    expect(await standsIn(priya.email)).toEqual([])
    const { rows } = await sql<{
      description: string
    }>`select description from posting where title like 'Finance with%'`.execute(world.owner)
    expect(rows[0]!.description).toMatch(
      /^A former colleague \(left-.*\) helps\. Priya Ramanathan does not\.$/,
    )
    await world.owner
      .updateTable("posting")
      .set({ description: "" })
      .where("title", "like", "Finance with%")
      .execute()
    expect(await standsIn("Priya Raman")).toEqual([])
    expect(await books()).toBe(before)
  })

  test.each(["Adaeze Okafor", "Judith Pemberton", "Samira Haddad"])("is named nowhere: %s", async (name) => {
    const leaver = await personNamed(name)
    await world.owner
      .insertInto("schoolRole")
      .columns(["personId", "schoolId", "role"])
      .expression((eb) =>
        eb
          .selectFrom("schoolRole as r")
          .innerJoin("person as p", (join) => join.on("p.name", "=", "Ffion Rees"))
          .select((select) => ["p.id as personId", "r.schoolId", select.val("business-manager").as("role")])
          .where("r.personId", "=", leaver.id)
          .distinct(),
      )
      .execute()
    const before = await books()
    expect(await as(leaver, (tx, actor) => forgetPerson(tx, actor, leaver.id))).toEqual({ kind: "forgotten" })
    expect([...(await standsIn(leaver.email)), ...(await standsIn(name))]).toEqual([])
    expect(await books()).toBe(before)
  })

  test("is signed out, holds no role, has no calendar, and cannot leave twice", async () => {
    const samira = await personNamed("Samira Haddad")
    await as(samira, (tx, actor) => changeFeedAddress(tx, actor))
    await as(samira, (tx, actor) => forgetPerson(tx, actor, samira.id))
    const left = async (table: string, column: string) =>
      (
        await sql<{
          many: bigint
        }>`select count(*) as many from ${sql.table(table)} where ${sql.ref(column)} = ${samira.id}`.execute(
          world.owner,
        )
      ).rows[0]!.many
    expect(await left("auth.session", "user_id")).toBe(0n)
    expect(await left("auth.account", "user_id")).toBe(0n)
    expect(await left("calendar_feed", "person_id")).toBe(0n)
    const roles = await world.owner
      .selectFrom("schoolRole")
      .select("endedAt")
      .where("personId", "=", samira.id)
      .execute()
    expect(roles.every(({ endedAt }) => endedAt !== null)).toBe(true)
    const events = await world.owner
      .selectFrom("auditEvent")
      .selectAll()
      .where("act", "=", "forget-person")
      .where("subjectId", "=", samira.id)
      .execute()
    expect(events.map(({ personName }) => personName)).toEqual(["A former colleague"])
    expect(await as(samira, (tx, actor) => forgetPerson(tx, actor, samira.id))).toEqual({
      kind: "left-already",
    })
  })

  test("stays as long as a school has no other head or business manager", async () => {
    const priya = await personNamed("Priya Raman")
    await sql`update school_role set ended_at = now() where school_id = ${priya.school} and person_id <> ${priya.id}
      and role in ('head', 'business-manager')`.execute(world.owner)
    expect(await as(priya, (tx, actor) => forgetPerson(tx, actor, priya.id))).toEqual({ kind: "last-leader" })
    expect(await standsIn("Priya Raman")).toContain("person.name")
  })

  test("goes alone where two leaders of a school leave at once", async () => {
    const priya = await personNamed("Priya Raman")
    const { rows } = await sql<Somebody>`
      select p.id, p.name, p.email, r.school_id as school from school_role r join person p on p.id = r.person_id
      where r.school_id = ${priya.school} and r.role = 'head' and r.ended_at is null limit 1`.execute(
      world.owner,
    )
    const kinds = await Promise.all(
      [priya, rows[0]!].map(
        async (who) => (await as(who, (tx, actor) => forgetPerson(tx, actor, who.id))).kind,
      ),
    )
    expect(kinds.sort()).toEqual(["forgotten", "last-leader"])
  })

  test("is taken out by a leader of their school once they hold no role, and by nobody else", async () => {
    const priya = await personNamed("Priya Raman")
    const [colleague] = (
      await sql<Somebody>`select p.id, p.name, p.email, r.school_id as school from school_role r join person p on p.id = r.person_id
        where r.school_id = ${priya.school} and r.role = 'staff'`.execute(world.owner)
    ).rows as [Somebody]
    const stranger = await personNamed("Judith Pemberton")
    const forget = (who: Somebody) => as(who, (tx, actor) => forgetPerson(tx, actor, colleague.id))
    expect(await forget(priya)).toEqual({ kind: "still-here" })
    await endRoles(colleague.id)
    expect((await as(priya, (tx) => formerColleagues(tx, priya.school))).map(({ name }) => name)).toContain(
      colleague.name,
    )
    expect(await forget(stranger)).toEqual({ kind: "not-found" })
    expect(await forget(priya)).toEqual({ kind: "forgotten" })
    expect(await standsIn(colleague.email)).toEqual([])
    expect(
      (await as(priya, (tx) => formerColleagues(tx, priya.school))).map(({ name }) => name),
    ).not.toContain(colleague.name)
  })

  test("takes nobody else's name along who is called the same", async () => {
    const priya = await personNamed("Priya Raman")
    const judith = await personNamed("Judith Pemberton")
    await world.owner.updateTable("person").set({ name: "Priya Raman" }).where("id", "=", judith.id).execute()
    await sql`select set_config('acting.forgets', 'yes', true)`.execute(world.owner)
    const namesake = () =>
      world.owner
        .selectFrom("auditEvent")
        .select("personName")
        .where("personId", "=", judith.id)
        .distinct()
        .execute()
    const before = await namesake()
    await as(priya, (tx, actor) => forgetPerson(tx, actor, priya.id))
    expect(await namesake()).toEqual(before)
    expect(
      (
        await world.owner
          .selectFrom("person")
          .select("name")
          .where("id", "=", judith.id)
          .executeTakeFirstOrThrow()
      ).name,
    ).toBe("Priya Raman")
  })

  test("does not open the record to anybody: what never changes still refuses a change", async () => {
    const priya = await personNamed("Priya Raman")
    const change = as(priya, async (tx) => {
      await sql`select set_config('acting.forgets', 'yes', true)`.execute(tx)
      await sql`update audit_event set person_name = 'Mallory'`.execute(tx)
    })
    await expect(change).rejects.toThrow(/permission denied/)
  })
})
