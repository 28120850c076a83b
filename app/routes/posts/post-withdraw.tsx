import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { withdrawDays } from "#app/features/staffing/posts/commit-days.server.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { isOpen } from "#app/features/staffing/posts/post.ts"
import { inPolicy } from "#app/features/staffing/posts/post-refusal.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Withdraw from the post")

export const loader = pageLoader(async (visit) => {
  const { post, mine, now } = await postOfPage(visit)
  if (!can(visit.actor, "withdraw-days", inPolicy(post)))
    throw forbidden("Only a head, business manager or finance staff of a school can answer for it.")
  if (!mine || !isOpen(post, now)) throw redirect(`/posts/${post.id}`)
  return {
    ...{ id: post.id, title: post.title },
    consequences: [
      `${visit.actor.school?.name} gives up ${daysInWords(mine.halfDays)} a week, and pays nothing.`,
      "Fewer days are taken, so a day may cost the other schools more, or the post may not form.",
      "You can answer again until the post closes.",
    ],
  }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const held = await lockPost(tx, idInAddress(params.postId), "hold")
  if (!held) throw notFound()
  const outcome = await withdrawDays(tx, forSchool(actor), held)
  return outcome.kind === "withdrawn"
    ? redirect(`/posts/${held.post.id}?done=withdraw`)
    : answerRefusal(outcome, form)
})

export default function WithdrawFromPost() {
  const { viewer, id, title, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="sharing"
      title="Withdraw from the post?"
      caption={title}
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
      consequences={consequences}
      confirm="Withdraw"
      cancel={{ href: `/posts/${id}`, text: "Stay in" }}
    >
      <ActingFor viewer={viewer} />
    </ConfirmPage>
  )
}
