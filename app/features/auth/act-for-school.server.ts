import type { Actor } from "#app/features/auth/actor.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

/**
 * Lets this session act for another school of the person's, and no other session of theirs. False where they hold
 * no role. Losing the role later undoes it: every request looks at the roles again.
 */
export async function actForSchool(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  schoolId: string,
): Promise<boolean> {
  const token = readSessionToken(visitor.headers.get("Cookie"), signIn)
  if (!token || !actor.places.some((place) => place.id === schoolId)) return false
  await signIn.db
    .updateTable("auth.session")
    .set({ actingSchoolId: schoolId })
    .where("token", "=", token)
    .where("userId", "=", actor.personId)
    .execute()
  return true
}
