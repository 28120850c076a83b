import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { TimeField } from "#app/components/form/time-field.tsx"
import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { PayFields } from "#app/features/staffing/posts/views/pay-fields.tsx"

type Props = {
  typed: Record<string, string | string[]>
  groups: { id: string; name: string }[]
  employers: { id: string; name: string }[]
  faults?: FormFaults | null
}

/** The form of a shared post: what it is, when, and what it costs. */
export function PostFields({ typed, groups, employers, faults }: Props) {
  const said = (name: string) => ({ name, faults, value: [typed[name] ?? ""].flat()[0] })
  return (
    <>
      <TextField {...said("title")} label="Who is it?" hint="Speech and language therapist, music teacher" />
      <TextAreaField {...said("description")} label="What would they do?" rows={3} />
      <SelectField
        {...said("employerSchoolId")}
        label="Which school employs them?"
        emptyText={employers.length > 1 ? "Choose a school" : undefined}
        options={employers.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <CheckboxGroup
        name="groupIds"
        label="Open to the schools of"
        values={[typed.groupIds ?? []].flat()}
        choices={groups.map(({ id, name }) => ({ value: id, text: name }))}
        faults={faults}
      />

      <h2 className="govuk-heading-m">How much, and when</h2>
      <TextField
        {...said("days")}
        label="Days a week that the post offers"
        hint="Half-days count: 2.5"
        width={3}
      />
      <TextField
        {...said("leastDays")}
        label="Fewest days a week for it to be worth it"
        hint="With fewer taken the post does not form. Leave it empty if any number will do"
        width={3}
      />
      <DateField {...said("startsOn")} label="First day" />
      <DateField {...said("endsOn")} label="Last day" />
      <TextField
        {...said("weeks")}
        label="Weeks of work between the two"
        hint="39 in a school year"
        width={3}
        inputMode="numeric"
      />
      <DateField {...said("closesDate")} label="Schools answer until" />
      <TimeField {...said("closesTime")} label="At what time" />

      <SelectField
        {...said("cfrCode")}
        label="CFR code for the schools that pay"
        hint="A school may have spending limits of its own for a code"
        emptyText="Choose a code"
        options={Object.entries(expenditureCodes).map(([value, name]) => ({
          value,
          text: `${value} ${name}`,
        }))}
      />

      <h2 className="govuk-heading-m">What it costs</h2>
      <p>Enter what your payroll says. Kith works out what a day comes to, and shows every school how.</p>
      <PayFields typed={typed} faults={faults}>
        <MoneyField
          {...said("travelDay")}
          label="Travel"
          hint="Mileage for a day of work, on average"
          basis="a day"
        />
      </PayFields>
    </>
  )
}
