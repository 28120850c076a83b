import { Checkbox } from "#app/components/checkbox.tsx"
import type { FormFaults } from "#app/components/form-faults.ts"
import { RadioGroup } from "#app/components/radio-group.tsx"
import { SelectField } from "#app/components/select-field.tsx"
import { TextField } from "#app/components/text-field.tsx"
import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { offeredRules } from "#app/features/staffing/recharges/arrangement-form.ts"
import { staffKinds } from "#app/features/staffing/recharges/staff-vat.ts"

export type TypedArrangement = {
  title: string
  staffKind: string
  jointlyEmployed: string
  day: string
  ruleKey: string
  cfrCode: string
  personNamed: string
  showsPay: boolean
}

type Props = { typed?: TypedArrangement; faults?: FormFaults | null }

/** What an employer says of time that it recharges. */
export function ArrangementFields({ typed, faults }: Props) {
  return (
    <>
      <TextField
        name="title"
        label="Role or thing, as invoices name it"
        hint="A role rather than a name, like speech and language therapist."
        value={typed?.title}
        faults={faults}
      />
      <RadioGroup
        name="staffKind"
        label="What is it?"
        hint="VAT between schools depends on it."
        choices={Object.entries(staffKinds).map(([value, text]) => ({ value, text }))}
        value={typed?.staffKind}
        faults={faults}
      />
      <RadioGroup
        name="jointlyEmployed"
        label="Do the schools employ this person together?"
        hint="Only where every school is named in the contract of employment."
        choices={[
          { value: "no", text: "No, or it is a thing" },
          { value: "yes", text: "Yes, jointly employed" },
        ]}
        value={typed?.jointlyEmployed ?? "no"}
        faults={faults}
      />
      <TextField
        name="day"
        label="How long is a day?"
        hint="In hours, like 6:30"
        value={typed?.day ?? "6:30"}
        width={5}
        suffix="hours"
        faults={faults}
      />
      <SelectField
        name="ruleKey"
        label="How is a cost shared?"
        hint="Time that has a price is charged at its price instead."
        options={offeredRules.map(({ rule }) => ({
          value: rule.key,
          text: `${rule.name}: ${rule.description}`,
        }))}
        value={typed?.ruleKey}
        faults={faults}
      />
      <SelectField
        name="cfrCode"
        label="CFR code for the schools that pay"
        options={Object.entries(expenditureCodes).map(([value, name]) => ({
          value,
          text: `${value} ${name}`,
        }))}
        value={typed?.cfrCode ?? "E03"}
        faults={faults}
      />
      <TextField
        name="personNamed"
        label="Person's name on invoices (optional)"
        hint="Leave it empty, and invoices name the role and days alone. It counts only where your school lets its invoices name people. Ask the person before you fill it in."
        value={typed?.personNamed}
        faults={faults}
      />
      <Checkbox
        name="showsPay"
        label="Show salary, pension and National Insurance apart on invoices"
        hint="Otherwise they stand in one sum, and other schools cannot read somebody's pay from it."
        checked={typed?.showsPay}
        faults={faults}
      />
    </>
  )
}
