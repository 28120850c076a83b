import { Button, ButtonRow } from "#app/components/button.tsx"
import { Card } from "#app/components/card.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

export type AdmissionView = {
  id: string
  /** Who waits: "Oak Primary School", or an address. */
  title: string
  href: string | null
  about: string
  message: string
  /** The last day it stands. */
  until: string
  mayAnswer: boolean
  mayWithdraw: boolean
  /** What accepting is called: "Approve", "Join for Oak Primary School". */
  accept: string
}

/** What waits between a group and schools, with the buttons that the viewer may press. */
export function AdmissionCards({ admissions, viewer }: { admissions: AdmissionView[]; viewer: Viewer }) {
  return admissions.map((admission) => (
    <Card key={admission.id} title={titleOf(admission)} level={3}>
      <p>
        {admission.about} It stands until {admission.until}.
      </p>
      {admission.message && <div className="govuk-inset-text">{admission.message}</div>}
      {(admission.mayAnswer || admission.mayWithdraw) && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="admissionId" value={admission.id} />
          <Answers admission={admission} />
        </form>
      )}
    </Card>
  ))
}

const titleOf = ({ title, href }: AdmissionView) => (href ? <a href={href}>{title}</a> : title)

function Answers({ admission }: { admission: AdmissionView }) {
  const about = (what: string) => `${what}: ${admission.title}`
  return (
    <ButtonRow>
      {admission.mayAnswer && (
        <Button name="intent" value="accept" aria-label={about(admission.accept)}>
          {admission.accept}
        </Button>
      )}
      {admission.mayAnswer && (
        <Button kind="secondary" name="intent" value="decline" aria-label={about("Decline")}>
          Decline
        </Button>
      )}
      {admission.mayWithdraw && (
        <Button kind="secondary" name="intent" value="withdraw" aria-label={about("Withdraw")}>
          Withdraw
        </Button>
      )}
    </ButtonRow>
  )
}
