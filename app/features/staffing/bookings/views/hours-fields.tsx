import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TimeField } from "#app/components/form/time-field.tsx"

type Props = { typed: Record<string, string>; names: string[]; faults?: FormFaults | null }

/** From when to when something is to be had, by weekday: `hours.0.from` is Monday's. */
export function HoursFields({ typed, names, faults }: Props) {
  return (
    <fieldset className="govuk-fieldset kith-hours">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        When is it to be had? (leave all empty for any time)
      </legend>
      {names.map((name, index) => (
        <div key={name} className="kith-hours__day">
          <span className="kith-hours__name" aria-hidden="true">
            {name}
          </span>
          {(["from", "to"] as const).map((end) => (
            <TimeField
              key={end}
              name={`hours.${index}.${end}`}
              value={typed[`hours.${index}.${end}`]}
              faults={faults}
              label={`${name} ${end}`}
              labelStyle="hidden"
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}
