import { Checkbox } from "#app/components/form/checkbox.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { allExpenditureCodes, expenditureCodes } from "#app/core/cfr-codes.ts"

const categories = allExpenditureCodes.map((code) => ({
  value: code,
  text: `${code} ${expenditureCodes[code]}`,
}))

type Props = {
  /** What is stored, by field; nothing for a new contract. */
  typed?: Record<string, string>
  faults?: FormFaults | null
}

/** Everything that is written down about a contract. */
export function ContractFields({ typed = {}, faults }: Props) {
  const field = (name: string) => ({ name, value: typed[name], faults })
  return (
    <>
      <TextField {...field("supplierName")} label="Supplier" />
      <TextField
        {...field("what")}
        label="What it is for"
        hint="As your school would say it: cleaning, photocopiers, grounds."
      />
      <SelectField
        {...field("cfrCode")}
        label="Category"
        hint="The CFR code that you report it under. Contracts of one category are compared with each other."
        options={categories}
        emptyText="Choose a category"
      />
      <MoneyField {...field("yearlyCost")} label="Cost a year" basis="ex VAT" />
      <DateField {...field("endsOn")} label="Last day of the contract" />
      <RadioGroup
        {...field("noticeBy")}
        label="By when must notice be given?"
        choices={[
          {
            value: "months",
            text: "So many months before the end",
            whenChosen: (
              <TextField
                {...field("noticeMonths")}
                label="Months"
                hint="0 if notice can be given until the last day"
                width={3}
                inputMode="numeric"
                suffix="months"
              />
            ),
          },
          {
            value: "date",
            text: "By a date",
            whenChosen: <DateField {...field("noticeOn")} label="Last day for notice" />,
          },
        ]}
      />
      <RadioGroup
        {...field("autoRenews")}
        label="Does it renew by itself?"
        inline
        choices={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No" },
        ]}
      />
      <TextAreaField {...field("notes")} label="Notes (optional)" rows={3} />
      <Checkbox
        name="sharesCost"
        checked={typed.sharesCost === "yes"}
        label="Share the cost with my groups"
        hint="Other schools of your groups see the category, the supplier and the last day. They see the cost only if you tick this, and never the notice date or the notes. A pool that is drafted from several contracts closes in time for the earliest notice among them."
        faults={faults}
      />
    </>
  )
}
