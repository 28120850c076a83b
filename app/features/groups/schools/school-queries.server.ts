import { sql } from "kysely"
import { type NameCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import type { Tx } from "#db/client.ts"

export type RegisterSchool = {
  id: string
  urn: number
  name: string
  phase: string
  numberOnRoll: number | null
  localAuthority: string
  postcode: string | null
  /** null: nobody of it uses Kith yet. */
  joinedAt: Temporal.Instant | null
  closedOn: Temporal.PlainDate | null
}

const register = (tx: Tx) =>
  tx
    .selectFrom("school")
    .select([
      "id",
      "urn",
      "name",
      "phase",
      "numberOnRoll",
      "localAuthority",
      "postcode",
      "joinedAt",
      "closedOn",
    ])

export const schoolByUrn = async (tx: Tx, urn: number): Promise<RegisterSchool | null> =>
  (await register(tx).where("urn", "=", urn).executeTakeFirst()) ?? null

const PER_PAGE = 20

/** Open schools of the register by words of their name, authority or postcode; `words` from `searchWords`. */
export async function findSchools(
  tx: Tx,
  words: string,
  after: NameCursor | null,
): Promise<{ schools: RegisterSchool[]; next: string | null }> {
  const rows = await register(tx)
    .where(
      sql<boolean>`words_to_find(name || ' ' || local_authority || ' ' || coalesce(postcode, '')) @@ to_tsquery('simple', ${words})`,
    )
    .where("closedOn", "is", null)
    .where(sql<boolean>`(name, id) > (${after?.name ?? ""}, ${after?.id ?? FIRST_ID}::uuid)`)
    .orderBy("name")
    .orderBy("id")
    .limit(PER_PAGE + 1)
    .execute()
  const { page, next } = onePage(rows, PER_PAGE, ({ name, id }) => writeCursor(name, id))
  return { schools: page, next }
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000"

export type SchoolDetails = RegisterSchool & {
  establishmentType: string
  addressLines: string[]
  invoicePrefix: string | null
  legalEntity: { kind: string; name: string }
}

/** Everything that the register and the school itself say of it. */
export async function schoolDetails(
  tx: Tx,
  urnOrId: { urn: number } | { id: string },
): Promise<SchoolDetails | null> {
  const query = tx
    .selectFrom("school as s")
    .innerJoin("legalEntity as e", "e.id", "s.legalEntityId")
    .selectAll("s")
    .select(["e.kind as entityKind", "e.name as entityName"])
  const row = await ("urn" in urnOrId
    ? query.where("s.urn", "=", urnOrId.urn)
    : query.where("s.id", "=", urnOrId.id)
  ).executeTakeFirst()
  if (!row) return null
  const { entityKind, entityName, ...school } = row
  return { ...school, legalEntity: { kind: entityKind, name: entityName } }
}

export type BankAccountView = {
  accountName: string
  sortCode: string
  accountNumber: string
  changedAt: Temporal.Instant
  changedBy: string | null
}

/** Where the acting school is paid; null for whoever may not see it, too. */
export const bankAccountOf = async (tx: Tx, schoolId: string): Promise<BankAccountView | null> =>
  (await tx
    .selectFrom("schoolBankAccount as b")
    .leftJoin("person as p", "p.id", "b.changedBy")
    .select(["b.accountName", "b.sortCode", "b.accountNumber", "b.changedAt", "p.name as changedBy"])
    .where("b.schoolId", "=", schoolId)
    .executeTakeFirst()) ?? null

/** Groups that the viewer sees and the school is in. */
export const groupsSharedWith = (
  tx: Tx,
  schoolId: string,
): Promise<{ id: string; name: string; kind: string }[]> =>
  tx
    .selectFrom("groupSchool as m")
    .innerJoin("schoolGroup as g", "g.id", "m.groupId")
    .select(["g.id", "g.name", "g.kind"])
    .where("m.schoolId", "=", schoolId)
    .where("m.leftAt", "is", null)
    .orderBy("g.name")
    .execute()
