import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { ApprovalCase } from "#app/features/purchasing/approvals/approval-case.tsx"
import { approvalPage } from "#app/features/purchasing/approvals/approval-page.server.ts"
import { decideApproval } from "#app/features/purchasing/approvals/decide-approval.server.ts"
import { decideApprovalForm } from "#app/features/purchasing/approvals/decide-approval-form.ts"
import { whoSeesApprovals } from "#app/features/purchasing/approvals/why-not-decided.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) =>
  pageTitle(`Approval: ${data?.title ?? "pool"}`)

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const view = await readPool(tx, params.poolId ?? "")
  if (!view?.approval) throw notFound()
  if (!can(actor, "see-approval", forSchool(actor).school)) throw forbidden(whoSeesApprovals)
  return approvalPage(tx, view, forSchool(actor))
})

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const held = await holdPool(tx, params.poolId ?? "")
  if (!held) throw notFound()
  const parsed = parseForm(decideApprovalForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await decideApproval(tx, forSchool(actor), held, parsed.value, context)
  if (outcome.kind !== "decided") return answerRefusal(outcome, form)
  return goBack(visit, held.terms.id, parsed.value.intent)
})

export default function PoolApproval() {
  const page = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={page.viewer}
      section="pools"
      title={page.title}
      caption="Approval by your school"
      back={{ href: `/pools/${page.poolId}`, text: "The pool" }}
      faults={faults}
    >
      <ApprovalCase
        what="The pool"
        action={`/pools/${page.poolId}/approval`}
        asked={page}
        viewer={page.viewer}
        faults={faults}
      />
    </Page>
  )
}
