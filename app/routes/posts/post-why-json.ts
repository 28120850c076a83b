import { sayReason } from "#app/features/staffing/posts/reason-sentences.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** Why the acting school is in a post or out of it, as JSON: `PostReason`, and the sentences of its page. Amounts in pence. */
export const loader = fileLoader(async (visit) => {
  const { post, reason } = await postOfPage(visit)
  if (!reason) throw notFound()
  const explanation = {
    ...{ postId: post.id, title: post.title, schoolId: visit.actor.school?.id },
    ...{ sentences: sayReason(reason), reason },
  }
  const json = JSON.stringify(
    explanation,
    (_key, value) => (typeof value === "bigint" ? String(value) : value),
    2,
  )
  return new Response(json, { headers: { "Content-Type": "application/json; charset=utf-8" } })
})
