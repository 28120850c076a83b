import { Details } from "#app/components/details.tsx"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { pricePers, resourceKinds } from "#app/features/staffing/bookings/resource.ts"
import {
  pricePerWords,
  resourceKindNames,
  weekdayName,
} from "#app/features/staffing/bookings/resource-words.ts"
import { HoursFields } from "#app/features/staffing/bookings/views/hours-fields.tsx"
import { nationNames, nations } from "#app/features/staffing/days/bank-holidays.ts"

type Named = { id: string; name: string }

type Props = {
  groups: Named[]
  /** Those of the school who use Kith. */
  people: Named[]
  /** What is stored, by field; something new has what most people choose. */
  typed: Record<string, string>
  groupIds: string[]
  /** What it is does not change once others have booked it. */
  isNew: boolean
  faults?: FormFaults | null
}

/** Everything that a school says of a person or a thing that it shares. */
export function ResourceFields({ groups, people, typed, groupIds, isNew, faults }: Props) {
  const text = (name: string) => ({ name, value: typed[name], faults })
  return (
    <>
      {isNew ? (
        <RadioGroup
          {...text("kind")}
          label="What do you share?"
          inline
          choices={resourceKinds.map((value) => ({ value, text: resourceKindNames[value] }))}
        />
      ) : (
        <input type="hidden" name="kind" value={typed.kind} />
      )}
      <TextField
        {...text("title")}
        label="In a few words"
        hint="“Speech and language therapist”, “Minibus, 16 seats”"
      />
      <TextAreaField
        {...text("description")}
        label="What else should other schools know? (optional)"
        rows={4}
      />
      <HoursFields typed={typed} faults={faults} names={[1, 2, 3, 4, 5, 6, 7].map(weekdayName)} />
      <TextField
        {...text("weeklyHours")}
        label="Contract hours a week, of a person (optional)"
        hint="Over all schools and with travel. Nobody can book beyond them."
        width={5}
        inputMode="decimal"
        suffix="hours"
      />
      <TextField
        {...text("noticeDays")}
        label="Days of notice to cancel"
        hint="A later cancellation is possible, and recorded as late."
        width={3}
        inputMode="numeric"
        suffix="days"
      />
      <MoneyField
        {...text("price")}
        label="Price, ex VAT (optional)"
        hint="Without a price it is a gift, or in exchange."
        basis="ex VAT"
      />
      <SelectField
        {...text("pricePer")}
        label="The price is for"
        emptyText="Choose"
        options={pricePers.map((value) => ({ value, text: pricePerWords[value] }))}
      />
      <Checkbox
        {...{ name: "exchange", faults }}
        checked={typed.exchange === "yes"}
        label="Also in exchange: an hour for an hour"
      />
      <CheckboxGroup
        {...{ name: "groupIds", faults }}
        values={groupIds}
        label="Which groups may book it?"
        choices={groups.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Details summary="Bank holidays, and who it is" open={faults?.sentences.personId !== undefined}>
        <SelectField
          {...text("nation")}
          label="Whose bank holidays count?"
          options={nations.map((value) => ({ value, text: nationNames[value] }))}
        />
        <SelectField
          {...text("personId")}
          label="Who is it, if they use Kith? (optional)"
          hint="They then see their own week. Other schools read the title alone."
          emptyText="Nobody"
          options={people.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </Details>
      <Checkbox
        {...{ name: "active", faults }}
        checked={typed.active === "yes"}
        label="Can be booked now"
        hint="Without the tick nobody can ask for it, and what is booked stays booked."
      />
    </>
  )
}
