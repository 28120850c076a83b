import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TimeField } from "#app/components/form/time-field.tsx"
import type { ResourceKind } from "#app/features/staffing/bookings/resource.ts"
import { weekdayName } from "#app/features/staffing/bookings/resource-words.ts"

type Props = {
  kind: ResourceKind
  /** Those of the school that have not ended. */
  terms: { id: string; name: string }[]
  typed: Record<string, string>
  faults?: FormFaults | null
}

/** When a booking is to take place: once, or again and again in a term. */
export function TimeFields({ kind, terms, typed, faults }: Props) {
  const text = (name: string) => ({ name, value: typed[name], faults })
  const once = (
    <>
      <DateField {...text("date")} label="Day" />
      {kind === "thing" && (
        <DateField {...text("lastDate")} label="Last day, if it is more than one (optional)" />
      )}
    </>
  )
  const again = (
    <>
      <CheckboxGroup
        {...{ name: "weekdays", faults }}
        label="On which days?"
        small
        inline
        choices={[1, 2, 3, 4, 5].map((day) => ({ value: String(day), text: weekdayName(day) }))}
      />
      {terms.length > 0 ? (
        <SelectField
          {...text("termId")}
          label="In which term?"
          emptyText="Choose"
          options={terms.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : (
        <p className="govuk-body">
          Your school has not entered its terms. <a href="/school/days">Enter them first</a>.
        </p>
      )}
    </>
  )
  return (
    <>
      <RadioGroup
        {...text("repeats")}
        label="How often?"
        choices={[
          { value: "once", text: "Once", whenChosen: once },
          { value: "weekly", text: "Every week of a term" },
          { value: "fortnightly", text: "Every other week of a term" },
        ]}
      />
      <div className="kith-when-again">{again}</div>
      <TimeField {...text("from")} label="From" />
      <TimeField {...text("to")} label="To" />
    </>
  )
}
