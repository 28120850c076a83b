import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextField } from "#app/components/form/text-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { anyDay } from "#app/features/staffing/posts/any-day.ts"
import { DaysFields } from "#app/features/staffing/posts/views/answer-form.tsx"

type Props = { viewer: Viewer; isMember: boolean; faults?: FormFaults | null }

/** Puts a school on the waiting list: one that has days says how many more, another one what it would take and when. */
export function WaitForm({ viewer, isMember, faults }: Props) {
  return (
    <Details
      summary={isMember ? "Wait for more days" : "Wait for days that become free"}
      open={faults?.typed.intent === "wait"}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        {isMember ? (
          <TextField
            name="days"
            label="How many more days a week?"
            hint="Half-days count: 0.5, 1, 1.5"
            width={3}
            faults={faults}
          />
        ) : (
          <DaysFields typed={anyDay} faults={faults} />
        )}
        <Button name="intent" value="wait">
          Wait for them
        </Button>
      </form>
    </Details>
  )
}
