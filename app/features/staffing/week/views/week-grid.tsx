import { Button } from "#app/components/button.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { SelectField } from "#app/components/form/select-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { allHalfDays, placeName } from "#app/features/staffing/week/half-days.ts"

type Props = {
  viewer: Viewer
  /** Becomes the week's. */
  id: string
  validFrom: string
  typed: Record<string, string>
  schools: { id: string; name: string }[]
  faults?: FormFaults | null
}

/** The week half-day by half-day, to be changed by hand. */
export function WeekGridForm({ viewer, id, validFrom, typed, schools, faults }: Props) {
  const options = [
    ...schools.map((school) => ({ value: school.id, text: school.name })),
    { value: "free", text: "Nobody yet" },
    { value: "off", text: "Not worked" },
  ]
  return (
    <form method="post">
      <ActingFor viewer={viewer} />
      <input type="hidden" name="id" value={id} />
      <div className="kith-week-grid">
        {allHalfDays.map((half) => (
          <SelectField
            key={half}
            name={half}
            label={placeName(half)}
            options={options}
            value={typed[half]}
            faults={faults}
          />
        ))}
      </div>
      <DateField name="validFrom" label="This week holds from" value={validFrom} faults={faults} />
      <Button name="intent" value="save">
        Save this week
      </Button>
    </form>
  )
}
