import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { coordinatorNamed } from "#app/features/groups/showing/group-letters.ts"
import type { Tx } from "#db/client.ts"

type Naming = { kind: "named"; name: string } | { kind: "not-in-group" } | { kind: "not-allowed" }

/**
 * Makes somebody who works at one of the group's schools, known by their address, a coordinator; named twice, they
 * are one once.
 */
export async function nameCoordinator(
  tx: Tx,
  actor: Actor,
  post: Post,
  group: { id: string; name: string },
  email: string,
): Promise<Naming> {
  if (!can(actor, "name-coordinator", group)) return { kind: "not-allowed" }
  await sql`select lock_group(${group.id})`.execute(tx)
  const person = await tx
    .selectFrom("person as p")
    .innerJoin("schoolRole as r", "r.personId", "p.id")
    .innerJoin("groupSchool as m", "m.schoolId", "r.schoolId")
    .select(["p.id as personId", "p.name", "p.email"])
    .where((eb) => eb(eb.fn<string>("lower", ["p.email"]), "=", email.toLowerCase()))
    .where("r.endedAt", "is", null)
    .where("m.groupId", "=", group.id)
    .where("m.leftAt", "is", null)
    .executeTakeFirst()
  if (!person) return { kind: "not-in-group" }
  const named = await tx
    .insertInto("groupCoordinator")
    .values({ groupId: group.id, personId: person.personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (named.numInsertedOrUpdatedRows === 0n) return { kind: "named", name: person.name }

  await recordEvent(tx, actor, {
    act: "name-coordinator",
    subject: { kind: "group", id: group.id },
    groupId: group.id,
    detail: { person: person.name },
  })
  const who = { name: actor.name, school: actor.school?.name ?? null }
  await write(tx, post, [person], coordinatorNamed(who, group.name, `${post.appUrl}/groups/${group.id}`))
  return { kind: "named", name: person.name }
}
