import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { AddRow, RowList } from "#app/components/form/row-list.tsx"
import { MOST_TIERS } from "#app/features/purchasing/drafting/most-rows.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

type Props = { name: string; unit: string; state: FormFaults }

/** What is wrong with the prices of an item taken together. */
export function PricesFault({ sentence }: { sentence: string | undefined }) {
  return (
    sentence && (
      <p className="govuk-error-message">
        <span className="govuk-visually-hidden">Error: </span>
        {sentence}
      </p>
    )
  )
}

/** A supplier's prices of one item, under `name`: from so many on, one costs so much. */
export const PriceRows = ({ name, unit, state }: Props) => (
  <RowList name={name} most={MOST_TIERS} state={state}>
    {(row) => (
      <div className="kith-field-row kith-field-row--tight">
        <QuantityField
          name={`${name}.${row}.fromQuantity`}
          label={
            <>
              From<span className="govuk-visually-hidden"> how many, price {row + 1}</span>
            </>
          }
          unit={pluralUnit(unit)}
          faults={state}
        />
        <MoneyField
          name={`${name}.${row}.unitPrice`}
          label={
            <>
              Price of one<span className="govuk-visually-hidden"> {unit}</span>, ex VAT
              <span className="govuk-visually-hidden">, from there on, price {row + 1}</span>
            </>
          }
          faults={state}
        />
      </div>
    )}
  </RowList>
)

type AddProps = { place: number; at: string; of?: string; state: FormFaults }

/** One row more for the prices of an item; `place` is the item's. */
export const AddPrice = ({ place, at, of, state }: AddProps) => (
  <AddRow
    name={`items.${place}.tiers`}
    most={MOST_TIERS}
    intent={`add-price:${place}`}
    full={`An item can have up to ${MOST_TIERS} prices.`}
    {...{ at, state }}
  >
    Add another price{of && <span className="govuk-visually-hidden"> of {of}</span>}
  </AddRow>
)
