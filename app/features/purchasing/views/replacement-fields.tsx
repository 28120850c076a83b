import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { allVatRates, vatRates } from "#app/core/vat.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

/** What stands of a replacement, as its fields hold it; empty for what was ordered. */
export type ReplacementText = Record<"name" | "quantity" | "unitPrice" | "vatRate" | "cfrCode", string>

const nothing: ReplacementText = { name: "", quantity: "", unitPrice: "", vatRate: "", cfrCode: "" }

const codes = Object.entries(expenditureCodes).map(([value, name]) => ({ value, text: `${value} ${name}` }))
const rates = allVatRates.map((value) => ({ value, text: vatRates[value].name }))

type Props = {
  /** Of the fields: `items.<id>.replacements`. */
  prefix: string
  unit: string
  value?: readonly ReplacementText[]
  faults?: FormFaults
}

/** Whatever came in the place of some of an item, or of all of it: what is known, and room for one or two more. */
export function ReplacementFields({ prefix, unit, value = [], faults }: Props) {
  const holds = (place: number) =>
    [...Object.entries(faults?.typed ?? {}), ...Object.entries(faults?.sentences ?? {})].some(
      ([field, text]) => text && field.startsWith(`${prefix}.${place}.`),
    )
  const [first = nothing, ...others] = value
  const further = [...others, nothing]
  return (
    <>
      <Replacement prefix={`${prefix}.0`} unit={unit} value={first} faults={faults} />
      {further.map((known, i) => {
        const place = i + 1
        return (
          <Details
            key={place}
            summary={place === 1 ? "A second thing came as well" : "Another thing came as well"}
            open={known.name !== "" || holds(place)}
          >
            <Replacement prefix={`${prefix}.${place}`} unit={unit} value={known} faults={faults} />
          </Details>
        )
      })}
    </>
  )
}

function Replacement({ prefix, unit, value, faults }: Omit<Props, "value"> & { value: ReplacementText }) {
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
        {...field("vatRate")}
        label="VAT on what came"
        emptyText="The same as what was ordered"
        options={rates}
      />
      <SelectField
        {...field("cfrCode")}
        label="CFR code of what came"
        emptyText="The same as what was ordered"
        options={codes}
      />
    </>
  )
}
