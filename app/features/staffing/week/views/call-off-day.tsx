import { Button } from "#app/components/button.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { EVERY_SCHOOL } from "#app/features/staffing/week/every-school.ts"

type Props = { schools: { id: string; name: string }[]; viewer: Viewer; faults?: FormFaults | null }

/** Calls off a day of a post, for one of its schools or for all that have it. */
export function CallOffDay({ schools, viewer, faults }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Call off a day</h2>
      <form method="post">
        <ActingFor viewer={viewer} />
        <DateField name="day" label="Which day?" faults={faults} />
        <SelectField
          name="schoolId"
          label="For which school?"
          options={[
            { value: EVERY_SCHOOL, text: "Every school that has that day" },
            ...schools.map((school) => ({ value: school.id, text: school.name })),
          ]}
          value={EVERY_SCHOOL}
          faults={faults}
        />
        <TextField
          name="reason"
          label="Why?"
          hint="Every school in the post reads this, so say nothing about anybody’s health"
          faults={faults}
        />
        <Button name="intent" value="call-off">
          Call off the day
        </Button>
      </form>
    </>
  )
}
