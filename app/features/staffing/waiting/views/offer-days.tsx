import { Button, ButtonRow } from "#app/components/button.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type Props = {
  formId: string
  /** What the school has left to give up: "2 days". */
  left: string
  viewer: Viewer
  faults?: FormFaults | null
}

/** Offers days of the viewer's school to those that wait. */
export function OfferDays({ formId, left, viewer, faults }: Props) {
  return (
    <form method="post">
      <ActingFor viewer={viewer} />
      <input type="hidden" name="id" value={formId} />
      <TextField
        name="days"
        label="How many days a week?"
        hint={`Up to ${left}. Half-days count: 0.5, 1, 1.5`}
        width={3}
        faults={faults}
      />
      <DateField name="fromDay" label="From which day?" faults={faults} />
      <TextAreaField
        name="reason"
        label="Why? (optional)"
        hint="For the school that employs"
        rows={2}
        faults={faults}
      />
      <ButtonRow>
        <Button name="intent" value="give-up">
          Offer them
        </Button>
      </ButtonRow>
    </form>
  )
}
