import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import { FileField } from "#app/components/form/file-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { PasswordField } from "#app/components/form/password-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { TimeField } from "#app/components/form/time-field.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { Sample } from "#app/routes/design/sample.tsx"
import { sampleFaults } from "#app/routes/design/sample-data.ts"

const SUPPLIERS = [
  { value: "a", text: "Northgate Educational Supplies" },
  { value: "b", text: "Paperworks" },
]

const PAPERS = [
  { value: "80", text: "80 g", hint: "for every day" },
  { value: "90", text: "90 g", hint: "for letters home" },
  { value: "other", text: "Another", whenChosen: <TextField name="otherPaper" label="Which?" width={10} /> },
]

const GROUPS = [
  { value: "community", text: "Wharfe Valley Learning Community" },
  { value: "trust", text: "Aspire Together Trust" },
  {
    value: "county",
    text: "County buying consortium",
    disabled: true,
    hint: "only its coordinator can open a pool to it",
  },
]

/** Every field, first as it comes (`prefix` "plain"), then refused ("faulty"). */
function Fields({ prefix, faults }: { prefix: string; faults?: FormFaults }) {
  return (
    <>
      <TextField
        name={`${prefix}Name`}
        label="Name of the pool"
        hint="As the schools will see it"
        value="Exercise books, autumn"
        faults={faults}
      />
      <QuantityField
        name={`${prefix}Quantity`}
        label="How many reams?"
        unit="reams"
        value="12"
        faults={faults}
      />
      <MoneyField
        name={`${prefix}Limit`}
        label="The most your school would pay for a ream, ex VAT"
        basis="ex VAT"
        value="4.05"
        faults={faults}
      />
      <DateField name={`${prefix}Closes`} label="Closing date" value="2026-12-04" faults={faults} />
      <TimeField name={`${prefix}Time`} label="Closing time" value="17:00" faults={faults} />
      <SelectField
        name={`${prefix}Supplier`}
        label="Supplier"
        options={SUPPLIERS}
        emptyText="Choose one"
        faults={faults}
      />
      <RadioGroup
        name={`${prefix}Paper`}
        label="Which paper?"
        choices={PAPERS}
        value="other"
        faults={faults}
      />
      <CheckboxGroup
        name={`${prefix}Groups`}
        label="Open to"
        hint="Schools of each group can join"
        choices={GROUPS}
        values={["community", "trust"]}
        faults={faults}
      />
      <TextAreaField
        name={`${prefix}Reason`}
        label="Why do you cancel the pool?"
        hint="Everybody who joined reads this"
        faults={faults}
      />
      <PasswordField
        name={`${prefix}Password`}
        label="Password"
        autoComplete="new-password"
        faults={faults}
      />
      <FileField
        name={`${prefix}File`}
        label="List of schools"
        hint="A CSV file of at most 2 MB"
        accept=".csv,text/csv"
        faults={faults}
      />
      <Checkbox name={`${prefix}Agreed`} label="I may order for my school" faults={faults} />
    </>
  )
}

export function FormSamples() {
  return (
    <>
      <Sample name="Buttons">
        <ButtonRow>
          <Button>Join this pool</Button>
          <Button kind="secondary">Save as a draft</Button>
          <Button kind="warning">Cancel the pool</Button>
          <Button disabled>Not yet</Button>
          <Button kind="quiet">Sign out</Button>
          <ButtonLink href="#forms">A link</ButtonLink>
          <ButtonLink href="#forms" kind="secondary">
            Another link
          </ButtonLink>
        </ButtonRow>
      </Sample>
      <Sample name="Filters">
        <Filters what="pools" clear="#forms">
          <SelectField
            name="state"
            label="State"
            options={[{ value: "open", text: "Open" }]}
            emptyText="Every state"
          />
          <SelectField name="group" label="Group" options={GROUPS.slice(0, 2)} emptyText="Every group" />
          <TextField name="words" label="Words in the name" />
        </Filters>
      </Sample>
      <div className="kith-sample-columns">
        <Sample name="Fields as they come">
          <form method="post">
            <Fields prefix="plain" />
          </form>
        </Sample>
        <Sample name="Fields refused: the sentence beside each, everything kept">
          <form method="post">
            <Fields prefix="faulty" faults={sampleFaults} />
          </form>
        </Sample>
      </div>
    </>
  )
}
