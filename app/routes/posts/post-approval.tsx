import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { ApprovalCase } from "#app/features/purchasing/approvals/approval-case.tsx"
import { decideApprovalForm } from "#app/features/purchasing/approvals/decide-approval-form.ts"
import { whoSeesApprovals } from "#app/features/purchasing/approvals/why-not-decided.ts"
import { decideDays } from "#app/features/staffing/posts/decide-days.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { postApprovalPage } from "#app/features/staffing/posts/post-approval-page.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) =>
  pageTitle(`Approval: ${data?.title ?? "shared post"}`)

export const loader = pageLoader(async (visit) => {
  const view = await postOfPage(visit)
  const actor = forSchool(visit.actor)
  const page = await postApprovalPage(visit.tx, view, actor)
  if (!page) throw notFound()
  if (!can(actor, "see-approval", actor.school)) throw forbidden(whoSeesApprovals)
  return page
})

export const action = pageAction(async ({ tx, actor, params, request, context }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const held = await lockPost(tx, idInAddress(params.postId), "hold")
  if (!held) throw notFound()
  const parsed = parseForm(decideApprovalForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await decideDays(tx, forSchool(actor), held, parsed.value, context)
  return outcome.kind === "decided"
    ? redirect(`/posts/${held.post.id}?done=${parsed.value.intent}`)
    : answerRefusal(outcome, form)
})

export default function PostApproval() {
  const page = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={page.viewer}
      section="sharing"
      title={page.title}
      caption="Approval by your school"
      back={{ href: `/posts/${page.postId}`, text: "The shared post" }}
      faults={faults}
    >
      <ApprovalCase
        what="The shared post"
        action={`/posts/${page.postId}/approval`}
        asked={page}
        viewer={page.viewer}
        faults={faults}
      />
    </Page>
  )
}
