import { sql } from "kysely"
import { type NameCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

export type GroupSummary = { id: string; name: string; kind: string; schools: number }

/** The actor's groups, with how many schools are in each. */
export async function groupsOf(tx: Tx, actor: Actor): Promise<GroupSummary[]> {
  const ids = groupIdsOf(actor)
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom("schoolGroup as g")
    .leftJoin("groupSchool as m", (join) => join.onRef("m.groupId", "=", "g.id").on("m.leftAt", "is", null))
    .select((eb) => ["g.id", "g.name", "g.kind", eb.fn.count<bigint>("m.id").as("schools")])
    .where("g.id", "in", ids)
    .groupBy("g.id")
    .orderBy("g.name")
    .execute()
  return rows.map((row) => ({ ...row, schools: Number(row.schools) }))
}

const FOUND_AT_ONCE = 20

/** Groups by words of their name (`searchWords`), the viewer's own and others. */
export async function findGroups(
  tx: Tx,
  words: string,
  after: NameCursor | null,
): Promise<{ groups: GroupSummary[]; next: string | null }> {
  const { rows } = await sql<GroupSummary>`
    select * from find_groups(${words}, ${after?.name ?? null}, ${after?.id ?? null}::uuid, ${FOUND_AT_ONCE + 1})`.execute(
    tx,
  )
  const { page, next } = onePage(rows, FOUND_AT_ONCE, ({ name, id }) => writeCursor(name, id))
  return { groups: page, next }
}

export type GroupDetails = {
  id: string
  name: string
  kind: string
  description: string
  financeTwoFactorRequired: boolean
  foundedAt: Temporal.Instant
  foundedBy: string
  schools: number
}

/** What any signed-in person may know of a group. */
export async function groupDetails(tx: Tx, groupId: string): Promise<GroupDetails | null> {
  const row = await tx
    .selectFrom("schoolGroup as g")
    .innerJoin("school as s", "s.id", "g.foundedBySchoolId")
    .select([
      "g.id",
      "g.name",
      "g.kind",
      "g.description",
      "g.financeTwoFactorRequired",
      "g.foundedAt",
      "s.name as foundedBy",
      sql<number>`group_school_count(g.id)`.as("schools"),
    ])
    .where("g.id", "=", groupId)
    .executeTakeFirst()
  return row ?? null
}

export type MemberSchool = {
  id: string
  urn: number
  name: string
  phase: string
  numberOnRoll: number | null
  localAuthority: string
  joinedAt: Temporal.Instant
}

const MEMBERS_AT_ONCE = 100

/** The schools of a group that the viewer sees, by name. */
export async function memberSchools(
  tx: Tx,
  groupId: string,
  after: NameCursor | null,
): Promise<{ schools: MemberSchool[]; next: string | null }> {
  const rows = await tx
    .selectFrom("groupSchool as m")
    .innerJoin("school as s", "s.id", "m.schoolId")
    .select(["s.id", "s.urn", "s.name", "s.phase", "s.numberOnRoll", "s.localAuthority", "m.joinedAt"])
    .where("m.groupId", "=", groupId)
    .where("m.leftAt", "is", null)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(s.name, s.id) > (${after?.name}, ${after?.id}::uuid)`),
    )
    .orderBy("s.name")
    .orderBy("s.id")
    .limit(MEMBERS_AT_ONCE + 1)
    .execute()
  const { page, next } = onePage(rows, MEMBERS_AT_ONCE, ({ name, id }) => writeCursor(name, id))
  return { schools: page, next }
}

export type Coordinator = { personId: string; name: string; email: string; schools: string[] }

/** Who coordinates a group that the viewer sees, and at which of its schools they work. */
export const coordinatorsOf = (tx: Tx, groupId: string): Promise<Coordinator[]> =>
  tx
    .selectFrom("groupCoordinator as c")
    .innerJoin("person as p", "p.id", "c.personId")
    .select((eb) => [
      "p.id as personId",
      "p.name",
      "p.email",
      eb
        .fn<string[]>("array", [
          eb
            .selectFrom("schoolRole as r")
            .innerJoin("school as s", "s.id", "r.schoolId")
            .innerJoin("groupSchool as m", "m.schoolId", "s.id")
            .select("s.name")
            .distinct()
            .whereRef("r.personId", "=", "p.id")
            .whereRef("m.groupId", "=", "c.groupId")
            .where("r.endedAt", "is", null)
            .where("m.leftAt", "is", null)
            .orderBy("s.name"),
        ])
        .as("schools"),
    ])
    .where("c.groupId", "=", groupId)
    .where("c.endedAt", "is", null)
    .orderBy("p.name")
    .execute()
