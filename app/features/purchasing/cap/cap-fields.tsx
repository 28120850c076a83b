import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { shownRows, textOf } from "#app/core/form-rows.ts"
import { MOST_ITEMS } from "#app/features/purchasing/drafting/most-rows.ts"

/** What closes a pool before its instant, if anything does. */
export function CapFields({ state }: { state: FormFaults }) {
  const items = shownRows(state.typed, "items", { least: 1, most: MOST_ITEMS }).map((place) => ({
    value: String(place),
    text: textOf(state.typed, `items.${place}.name`) || `Item ${place + 1}`,
  }))
  return (
    <RadioGroup
      name="capKind"
      label="Does it close by itself before then?"
      hint="Every school sees the cap and how near it is. The answer that reaches it is taken whole, and so is one that comes in the moment before the pool closes"
      faults={state}
      choices={[
        { value: "", text: "No, it closes at its time" },
        {
          value: "quantity",
          text: "Once schools want so much of one item",
          whenChosen: (
            <div className="kith-field-row">
              <QuantityField name="capQuantity" label="How many" faults={state} />
              <SelectField name="capItem" label="Of which item" options={items} faults={state} />
            </div>
          ),
        },
        {
          value: "value",
          text: "Once the order comes to so much",
          whenChosen: (
            <MoneyField
              name="capValue"
              label="Goods, delivery and VAT together"
              basis="inc VAT"
              faults={state}
            />
          ),
        },
        {
          value: "schools",
          text: "Once so many schools are in",
          whenChosen: <QuantityField name="capSchools" label="How many schools" faults={state} />,
        },
      ]}
    />
  )
}
