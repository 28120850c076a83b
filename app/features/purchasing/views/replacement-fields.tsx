import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

/** What stands of a replacement, as its fields hold it; empty for what was ordered. */
export type ReplacementText = { name: string; quantity: string; unitPrice: string; cfrCode: string }

const nothing: ReplacementText = { name: "", quantity: "", unitPrice: "", cfrCode: "" }

const codes = Object.entries(expenditureCodes).map(([value, name]) => ({ value, text: `${value} ${name}` }))

type Props = {
  /** Of the fields: `items.<id>.replacement`. */
  prefix: string
  unit: string
  value?: ReplacementText
  faults?: FormFaults
}

/** What came in the place of some of an item, or of all of it. */
export function ReplacementFields({ prefix, unit, value = nothing, faults }: Props) {
  const field = (name: keyof ReplacementText) => ({ name: `${prefix}.${name}`, value: value[name], faults })
  return (
    <>
      <TextField {...field("name")} label="What came in its place" hint="Leave it empty if nothing did" />
      <div className="kith-field-row kith-field-row--tight">
        <QuantityField
          {...field("quantity")}
          label="How many of them"
          hint="Empty means all"
          unit={pluralUnit(unit)}
        />
        <MoneyField
          {...field("unitPrice")}
          label="Price of one of these, ex VAT"
          hint="Empty means the same"
        />
      </div>
      <SelectField
        {...field("cfrCode")}
        label="CFR code of what came"
        emptyText="The same as what was ordered"
        options={codes}
      />
    </>
  )
}
