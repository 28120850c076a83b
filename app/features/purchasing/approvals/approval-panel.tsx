import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { Moment } from "#app/components/moment.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ApprovalView } from "#app/features/purchasing/approvals/approval-view.ts"

type Props = { action: string; approval: ApprovalView; viewer: Viewer; faults?: FormFaults | null }

/** How the answer of the viewer's school stands with those who have to approve it, and the buttons for who may. */
export function ApprovalPanel({ action, approval, viewer, faults }: Props) {
  const { title, tone, sentences, toDecide, history } = approval
  return (
    <section className="kith-approval" id="approval" aria-label="Approval by your school">
      <Banner kind={tone === "success" ? "notice" : tone} title={title}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Banner>
      {toDecide && (
        <form method="post" action={action}>
          <ActingFor viewer={viewer} />
          <input type="hidden" name="shownPence" value={toDecide.shownPence} />
          <TextAreaField
            name="reason"
            label="A note to your colleague"
            hint="Needed if you refuse. Your school's office and governors can read it"
            rows={2}
            faults={faults}
          />
          <ButtonRow>
            <Button name="intent" value="approve">
              Approve up to {toDecide.amount} inc VAT
            </Button>
            <Button kind="secondary" name="intent" value="refuse">
              Refuse
            </Button>
          </ButtonRow>
        </form>
      )}
      {history.length > 0 && (
        <Details summary="Who approved what">
          <ul className="kith-pool__history">
            {history.map((step) => (
              <li key={step.key}>
                <strong>{step.what}</strong>, <Moment moment={step.at} />
                {step.reason && <p>{step.reason}</p>}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}
