import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { SummaryList, type SummaryRow } from "#app/components/list/summary-list.tsx"
import { Moment, type MomentProps } from "#app/components/moment.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ApprovalPanel } from "#app/features/purchasing/approvals/approval-panel.tsx"
import type { ApprovalView } from "#app/features/purchasing/approvals/approval-view.ts"

type Case = {
  closes: { verb: string; at: MomentProps }
  facts: SummaryRow[]
  /** How the worst case comes about; nothing where whoever looks may not read what it was worked out with. */
  parts: string[]
  approvers: string | null
  approval: ApprovalView | null
}

type Props = { what: string; action: string; asked: Case; viewer: Viewer; faults?: FormFaults | null }

/** What a school has to approve, what it can come to, and the buttons for who may say yes. */
export function ApprovalCase({ what, action, asked, viewer, faults }: Props) {
  const { closes, facts, parts, approvers, approval } = asked
  return (
    <>
      <p>
        {what} {closes.verb} <Moment moment={closes.at} />.
      </p>
      <SummaryList rows={facts} />
      {parts.length > 0 && (
        <Details summary="How the worst case comes about">
          <ul>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </Details>
      )}
      {approvers && <p>{approvers}</p>}
      {approval && <ApprovalPanel action={action} approval={approval} viewer={viewer} faults={faults} />}
    </>
  )
}
