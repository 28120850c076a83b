import { useActionData, useLoaderData } from "@remix-run/react"
import { Details } from "#app/components/details.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { approvalPage } from "#app/features/purchasing/approvals/approval-page.server.ts"
import { ApprovalPanel } from "#app/features/purchasing/approvals/approval-panel.tsx"
import { decideApproval } from "#app/features/purchasing/approvals/decide-approval.server.ts"
import { decideApprovalForm } from "#app/features/purchasing/approvals/decide-approval-form.ts"
import { watchCap } from "#app/features/purchasing/cap/watch-cap.server.ts"
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

const whoMaySee = "Only heads, business managers, finance staff and governors of a school see its approvals."

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const view = await readPool(tx, params.poolId ?? "")
  if (!view?.approval) throw notFound()
  if (!can(actor, "see-approval", forSchool(actor).school)) throw forbidden(whoMaySee)
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
  if (parsed.value.intent === "approve") await watchCap(tx, held.terms, context)
  return goBack(visit, held.terms.id, parsed.value.intent)
})

export default function PoolApproval() {
  const { viewer, poolId, title, closes, facts, parts, approvers, approval } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="pools"
      title={title}
      caption="Approval by your school"
      back={{ href: `/pools/${poolId}`, text: "The pool" }}
      faults={faults}
    >
      <p>
        The pool {closes.verb} <Moment moment={closes.at} />.
      </p>
      <SummaryList rows={facts} />
      <Details summary="How the worst case comes about">
        <ul>
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      </Details>
      {approvers && <p>{approvers}</p>}
      {approval && (
        <ApprovalPanel
          action={`/pools/${poolId}/approval`}
          approval={approval}
          viewer={viewer}
          faults={faults}
        />
      )}
    </Page>
  )
}
