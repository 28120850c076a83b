import { type Actor, actsForSchool, type SchoolActor } from "#app/features/auth/actor.ts"
import { forbidden } from "#app/server/refusals.ts"

/** The actor as one who acts for a school; refuses whoever acts for none. */
export function forSchool(actor: Actor): SchoolActor {
  if (!actsForSchool(actor)) throw forbidden("Only somebody who acts for a school can do this.")
  return actor
}

/** Refuses a form whose page (by its `<ActingFor>`) was shown for another school than the actor acts for now. */
export function requireSameSchool(form: FormData, actor: Actor): void {
  const shownFor = form.get("actingSchoolId")
  if (shownFor === null || shownFor === (actor.school?.id ?? "")) return
  const now = actor.school ? `You now act for ${actor.school.name}` : "You now act for no school"
  throw forbidden(`${now}, and this form was opened for another school. Nothing has changed.`)
}
