import { Checkbox } from "#app/components/form/checkbox.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { expenditureCodes } from "#app/core/cfr-codes.ts"
import type { RuleChoice } from "#app/features/splitting/rule-choices.ts"
import { RuleFields } from "#app/features/splitting/rule-fields.tsx"
import { staffKinds } from "#app/features/staffing/recharges/staff-vat.ts"

type Props = {
  state: FormFaults
  rules: RuleChoice[]
  /** For rules that ask something of each. */
  schools: { id: string; name: string }[]
}

/** What an employer says of time that it recharges. */
export function ArrangementFields({ state, rules, schools }: Props) {
  return (
    <>
      {/* Return in a field presses a form's first button; that must not be the one that adds a row. */}
      <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <TextField
        name="title"
        label="Role or thing, as invoices name it"
        hint="A role rather than a name, like speech and language therapist."
        faults={state}
      />
      <RadioGroup
        name="staffKind"
        label="What is it?"
        hint="VAT between schools depends on it."
        choices={Object.entries(staffKinds).map(([value, text]) => ({ value, text }))}
        faults={state}
      />
      <RadioGroup
        name="jointlyEmployed"
        label="Do the schools employ this person together?"
        hint="Only where every school is named in the contract of employment."
        choices={[
          { value: "no", text: "No, or it is a thing" },
          { value: "yes", text: "Yes, jointly employed" },
        ]}
        faults={state}
      />
      <TextField
        name="day"
        label="How long is a day?"
        hint="In hours, like 6:30"
        width={5}
        suffix="hours"
        faults={state}
      />
      <RuleFields
        name="ruleKey"
        label="How is a cost shared?"
        hint="Time that has a price is charged at its price instead."
        settings="settings"
        {...{ rules, schools, state }}
      />
      <SelectField
        name="cfrCode"
        label="CFR code for the schools that pay"
        options={Object.entries(expenditureCodes).map(([value, name]) => ({
          value,
          text: `${value} ${name}`,
        }))}
        faults={state}
      />
      <TextField
        name="personNamed"
        label="Person's name on invoices (optional)"
        hint="Leave it empty, and invoices name the role and days alone. It counts only where your school lets its invoices name people. Ask the person before you fill it in."
        faults={state}
      />
      <Checkbox
        name="showsPay"
        label="Show salary, pension and National Insurance apart on invoices"
        hint="Otherwise they stand in one sum, and other schools cannot read somebody's pay from it."
        checked={state.typed.showsPay === "yes"}
        faults={state}
      />
    </>
  )
}
