import { randomBytes, randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { Actor, SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { openRequest } from "#app/features/auth/open-request.server.ts"
import { createDatabase, createPool, type Database, type PooledDatabase, type Tx } from "#db/client.ts"
import type { TestDatabase } from "#tests/support/database.ts"

/** A database seen from both sides: `owner` arranges the world, `app` has the rights that pages have. */
export type World = {
  owner: Kysely<Database>
  app: PooledDatabase
  /** Closes the connections; the database itself stays. */
  leave(): Promise<void>
}

/** Connects to a test database. `leave()` comes before `database.drop()`. */
export function enterWorld(database: TestDatabase): World {
  const owner = createDatabase(createPool(database.ownerUrl, null, 4))
  const app = createDatabase(createPool(database.url, "kith_app", 8))
  return { owner, app, leave: async () => void (await Promise.all([owner.destroy(), app.destroy()])) }
}

export type PersonWish = {
  name: string
  /** Without one, an address is made from the name. */
  email?: string
  emailVerified?: boolean
  /** Places they hold: `[[schoolId, "head"], [schoolId, "finance"]]`. */
  roles?: readonly (readonly [schoolId: string, role: SchoolRole])[]
}

/** A person of Kith, with their roles; answers their id. */
export async function aPerson(owner: Kysely<Database>, wish: PersonWish): Promise<string> {
  const { name, email = addressOf(name), emailVerified = true, roles = [] } = wish
  const { id } = await owner
    .insertInto("person")
    .values({ name, email, emailVerified })
    .returning("id")
    .executeTakeFirstOrThrow()
  for (const [schoolId, role] of roles)
    await owner.insertInto("schoolRole").values({ personId: id, schoolId, role }).execute()
  return id
}

const addressOf = (name: string) =>
  `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${randomUUID().slice(0, 8)}@example.org`

/** Signs a person in, acting for this school (or their first, by name); answers the session's token. */
async function aSession(
  owner: Kysely<Database>,
  personId: string,
  actingSchoolId: string | null = null,
): Promise<string> {
  const token = randomBytes(24).toString("base64url")
  const expiresAt = Temporal.Now.instant().add({ hours: 12 })
  await owner
    .insertInto("auth.session")
    .values({ userId: personId, token, expiresAt, actingSchoolId })
    .execute()
  return token
}

type Rooms = Pick<World, "owner" | "app">

/** What somebody does who acts for a school. */
export type SchoolWork<T> = (tx: Tx, actor: SchoolActor) => Promise<T>

/** Runs `work` in one transaction as this person for this school, with the rights that pages have. */
export function actingAs<T>(world: Rooms, personId: string, schoolId: string, work: SchoolWork<T>): Promise<T>
/** Without a school: as somebody who coordinates, and works at none. */
export function actingAs<T>(
  world: Rooms,
  personId: string,
  schoolId: string | null,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T>
export async function actingAs<T>(
  world: Rooms,
  personId: string,
  schoolId: string | null,
  work: SchoolWork<T>,
): Promise<T> {
  const token = await aSession(world.owner, personId, schoolId)
  let done: { value: T } | undefined
  await openRequest(world.app, token, "read write", async (tx, actor) => {
    done = { value: await work(tx, actor as SchoolActor) }
    return done
  })
  if (!done) throw new Error("The session did not open.")
  return done.value
}
