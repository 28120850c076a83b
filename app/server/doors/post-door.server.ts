import { can } from "#app/features/auth/policy/can.ts"
import { readPost } from "#app/features/staffing/posts/post-queries.server.ts"
import { inPolicy, onlyLeadsPost } from "#app/features/staffing/posts/post-refusal.ts"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** The post that a page's address names, as whoever asks sees it: 404 where there is none for them. */
export async function postOfPage({ tx, actor, params }: Visit): Promise<PostView> {
  const view = await readPost(tx, idInAddress(params.postId), actor.school?.id ?? null)
  if (!view) throw notFound()
  return view
}

/** The same for those who lead it: 403 for the others. */
export async function ledPostOfPage(
  visit: Visit,
  act: "edit-post" | "cancel-post" | "make-week" | "call-off-days" | "award-pay" | "name-holder",
): Promise<PostView> {
  const view = await postOfPage(visit)
  if (!can(visit.actor, act, inPolicy(view.post))) throw forbidden(onlyLeadsPost.sentence)
  return view
}
