import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { Posting } from "#app/features/expertise/posting.ts"
import { leadingRoles } from "#app/features/groups/people/role-names.ts"
import { rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import type { Tx } from "#db/client.ts"

export type Contact = { name: string; role: SchoolRole; email: string }

/** Whoever posted it, as long as they are at the school; then those who lead it. */
export async function whomToAsk(tx: Tx, { id, school }: Posting): Promise<Contact[]> {
  const { createdBy } = await tx
    .selectFrom("posting")
    .select("createdBy")
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  const people = await rolesAt(tx, school.id)
  const poster = people.filter(({ personId }) => personId === createdBy).slice(0, 1)
  const asked = poster.length > 0 ? poster : people.filter(({ role }) => leadingRoles.includes(role))
  return asked.map(({ name, role, email }) => ({ name, role, email }))
}
