import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import { actsFor, coordinates, isMember, speaksForSchool } from "#app/features/auth/policy/standing.ts"

type Post = { employerSchoolId: string; groupIds: readonly string[] }

/** To employ somebody for others binds the whole school. */
const speaksForEmployer = (actor: Actor, { employerSchoolId }: Post) =>
  actsFor(actor, employerSchoolId) && speaksForSchool(actor)

const leadsPost = (actor: Actor, post: Post) =>
  speaksForEmployer(actor, post) || post.groupIds.some((id) => coordinates(actor, id))

export const postRules = {
  "draft-post": (actor: Actor) =>
    actor.coordinates.length > 0 || (speaksForSchool(actor) && actor.groups.length > 0),
  "edit-post": leadsPost,
  "open-post": leadsPost,
  "cancel-post": leadsPost,
  /** Every school's share; one's own is always one's own. */
  "see-post-shares": leadsPost,
  "make-week": leadsPost,
  "name-holder": speaksForEmployer,
  "call-off-days": leadsPost,
  "award-pay": leadsPost,
  /** A school answers for the days that it pays for by somebody who handles its money. */
  "commit-days": (actor: Actor, { groupIds }: Post) =>
    handlesMoney(actor) && groupIds.some((id) => isMember(actor, id)),
  /** A school answers for the days that it has, or waits for, whatever group it is in by now. */
  "pass-days-on": (actor: Actor, _post: Post) => handlesMoney(actor),
  /** What goes beyond a school's limit is its own to accept, whatever group it is in by now. */
  "answer-award": (actor: Actor, _post: Post) => handlesMoney(actor),
  /** A school that has left the group may still take back what it said. */
  "withdraw-days": (actor: Actor, _post: Post) => handlesMoney(actor),
}
