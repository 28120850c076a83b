import type { Kysely } from "kysely"
import type { GroupKind } from "#app/features/auth/actor.ts"
import type { Database } from "#db/client.ts"

type Phase = "early-years" | "primary" | "secondary" | "all-through" | "special" | "post-16"

export type SchoolWish = {
  name: string
  urn?: number
  phase?: Phase
  /** Number on roll. */
  roll?: number | null
  localAuthority?: string
  postcode?: string
  /** From `aLegalEntity`; without one, the school's local authority. */
  legalEntity?: string
  invoicePrefix?: string
  /** false: it stands in the register, and nobody of it uses Kith yet. */
  joined?: boolean
}

let lastUrn = 100_000

/** A school; answers its id. */
export async function aSchool(owner: Kysely<Database>, wish: SchoolWish): Promise<string> {
  const localAuthority = wish.localAuthority ?? "North Yorkshire"
  const { id } = await owner
    .insertInto("school")
    .values({
      urn: wish.urn ?? ++lastUrn,
      name: wish.name,
      phase: wish.phase ?? "primary",
      establishmentType: "Community school",
      numberOnRoll: wish.roll === undefined ? 210 : wish.roll,
      localAuthority,
      postcode: wish.postcode ?? null,
      legalEntityId:
        wish.legalEntity ?? (await aLegalEntity(owner, { kind: "local-authority", name: localAuthority })),
      invoicePrefix: wish.invoicePrefix ?? null,
      joinedAt: wish.joined === false ? null : Temporal.Now.instant(),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

export type LegalEntityWish = { kind: "trust" | "local-authority"; name: string; vatNumber?: string }

/** The body that schools belong to in law; asked twice for the same name it answers the same id. */
export async function aLegalEntity(owner: Kysely<Database>, wish: LegalEntityWish): Promise<string> {
  const { kind, name, vatNumber = null } = wish
  const known = await owner
    .selectFrom("legalEntity")
    .select("id")
    .where("kind", "=", kind)
    .where("name", "=", name)
    .executeTakeFirst()
  if (known) return known.id
  const made = owner.insertInto("legalEntity").values({ kind, name, vatNumber }).returning("id")
  return (await made.executeTakeFirstOrThrow()).id
}

export type GroupWish = {
  name: string
  /** Ids of its member schools; the first has founded it. */
  schools: readonly [string, ...string[]]
  /** Ids of people. */
  coordinators?: readonly string[]
  kind?: GroupKind
  financeTwoFactorRequired?: boolean
}

/** A group of schools; answers its id. */
export async function aGroup(owner: Kysely<Database>, wish: GroupWish): Promise<string> {
  const { name, schools, coordinators = [], kind = "learning-community" } = wish
  const { id: groupId } = await owner
    .insertInto("schoolGroup")
    .values({
      name,
      kind,
      foundedBySchoolId: schools[0],
      financeTwoFactorRequired: wish.financeTwoFactorRequired ?? false,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  for (const schoolId of schools)
    await owner.insertInto("groupSchool").values({ groupId, schoolId }).execute()
  for (const personId of coordinators)
    await owner.insertInto("groupCoordinator").values({ groupId, personId }).execute()
  return groupId
}
