import { sql } from "kysely"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { Places } from "#tests/routes/demo-places.ts"
import { aPerson, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const roles = ["head", "business manager", "finance", "staff", "governor"] as const
export type Role = (typeof roles)[number]

/**
 * Who knocks: "lead" stands for the school that leads what is looked at, "member" for one in the same group, and
 * "outsider" for a school of another group that shares nothing with them. The coordinators hold no other role that
 * would open a door.
 */
export type VisitorName =
  | "nobody"
  | "person without a school"
  | `${"lead" | "member" | "outsider"} ${Role}`
  | "coordinator"
  | "coordinator elsewhere"

export type Visitor = { name: VisitorName; cookie: string }

/** Everybody who knocks at a route, on a database with the demo's data. */
export async function visitorsOf(
  database: TestDatabase,
  { owner }: World,
  { schools, groups }: Places,
): Promise<Visitor[]> {
  const visitor = async (name: VisitorName, personId: string, actingSchoolId?: string): Promise<Visitor> => ({
    name,
    cookie: await sessionCookieFor(database.url, personId, { actingSchoolId }),
  })
  const coordinatorOf = async (groupId: string, name: string, school?: string) => {
    const personId = await aPerson(owner, { name, roles: school ? [[school, "staff"]] : [] })
    await owner.insertInto("groupCoordinator").values({ groupId, personId }).execute()
    return personId
  }
  return [
    { name: "nobody", cookie: "" },
    await visitor("person without a school", await aPerson(owner, { name: "Nell Newcomer" })),
    await visitor("coordinator", await coordinatorOf(groups.own, "Cora Ordin", schools.member)),
    await visitor("coordinator elsewhere", await coordinatorOf(groups.foreign, "Eli Sewhere")),
    ...(await Promise.all(
      Object.entries(schools).flatMap(([crowd, school]) =>
        roles.map(async (role) =>
          visitor(`${crowd} ${role}` as VisitorName, await holderOf(owner, school, role), school),
        ),
      ),
    )),
  ]
}

/** Somebody who holds this role there and no other; whoever is missing is hired. */
async function holderOf(owner: World["owner"], schoolId: string, named: Role): Promise<string> {
  const role = named.replace(" ", "-") as SchoolRole
  const holder = await owner
    .selectFrom("schoolRole")
    .select("personId")
    .where("schoolId", "=", schoolId)
    .where("endedAt", "is", null)
    .groupBy("personId")
    .having(sql<boolean>`array_agg(role) = array[${role}]`)
    .orderBy("personId")
    .executeTakeFirst()
  return holder?.personId ?? aPerson(owner, { name: `Any ${named}`, roles: [[schoolId, role]] })
}
