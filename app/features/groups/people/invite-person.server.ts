import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToAddress } from "#app/features/groups/letters/write-letters.server.ts"
import type { NewInvitation } from "#app/features/groups/people/invite-person-form.ts"
import { hasHead } from "#app/features/groups/people/role-queries.server.ts"
import { personInvited } from "#app/features/groups/schools/school-letters.ts"
import type { Tx } from "#db/client.ts"

type Inviting =
  | { kind: "invited" }
  | { kind: "holds-it-already"; name: string }
  /** Another invitation has the form's id. */
  | { kind: "form-spent" }
  | { kind: "not-allowed" }

/** Invites somebody by e-mail to a role at the actor's school; who is invited already is not written to again. */
export async function invitePerson(
  tx: Tx,
  actor: SchoolActor,
  post: Post,
  { id, email, role }: NewInvitation,
): Promise<Inviting> {
  const school = actor.school
  const place = { id: school.id, role, hasHead: await hasHead(tx, school.id) }
  if (!can(actor, "manage-roles", place)) return { kind: "not-allowed" }
  const holder = await tx
    .selectFrom("schoolRole as r")
    .innerJoin("person as p", "p.id", "r.personId")
    .select("p.name")
    .where("r.schoolId", "=", school.id)
    .where("r.role", "=", role)
    .where("r.endedAt", "is", null)
    .where((eb) => eb(eb.fn<string>("lower", ["p.email"]), "=", email))
    .executeTakeFirst()
  if (holder) return { kind: "holds-it-already", name: holder.name }

  await setExpiredInvitationsAside(tx, school.id)
  const invited = await tx
    .insertInto("roleInvitation")
    .values({ id, schoolId: school.id, email, role, invitedBy: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (invited.numInsertedOrUpdatedRows === 0n)
    return { kind: (await isInvited(tx, school.id, email, role)) ? "invited" : "form-spent" }
  await recordEvent(tx, actor, {
    act: "invite-person",
    subject: { kind: "role-invitation", id },
    detail: { email, role },
  })
  const letter = personInvited(actor.name, school.name, role, `${post.appUrl}/schools/join`)
  await writeToAddress(tx, post, email, letter)
  return { kind: "invited" }
}

async function isInvited(tx: Tx, schoolId: string, email: string, role: SchoolRole): Promise<boolean> {
  const waiting = await tx
    .selectFrom("roleInvitation")
    .select("id")
    .where("schoolId", "=", schoolId)
    .where(sql`lower(email)`, "=", email)
    .where("role", "=", role)
    .where("answer", "is", null)
    .executeTakeFirst()
  return waiting !== undefined
}

const setExpiredInvitationsAside = (tx: Tx, schoolId: string) =>
  tx
    .updateTable("roleInvitation")
    .set({ answer: "expired", answeredAt: Temporal.Now.instant() })
    .where("schoolId", "=", schoolId)
    .where("answer", "is", null)
    .where("expiresAt", "<=", sql<Temporal.Instant>`now()`)
    .execute()
