import { type Actor, holds } from "#app/features/auth/actor.ts"
import { actsFor, speaksForSchool } from "#app/features/auth/policy/standing.ts"

type Posting = { schoolId: string }

/** What a school gives and lacks is said by those who lead it and those who do it; finance and governors look. */
const postsForSchool = (actor: Actor) => holds(actor, "head", "business-manager", "staff")

const ofOwnSchool = (actor: Actor, { schoolId }: Posting) => actsFor(actor, schoolId) && postsForSchool(actor)

export const postingRules = {
  /** It becomes visible to groups that the school is in. */
  "post-to-groups": (actor: Actor) => postsForSchool(actor) && actor.groups.length > 0,
  "change-posting": ofOwnSchool,
  "end-posting": ofOwnSchool,
  /** What is said of a school's staff is decided by those who lead it. */
  "approve-posting": (actor: Actor, { schoolId }: Posting) =>
    actsFor(actor, schoolId) && speaksForSchool(actor),
  /** Searches are kept for a person at a school. */
  "save-search": (actor: Actor) => actor.school !== null,
}
