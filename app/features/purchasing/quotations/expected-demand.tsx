import { Button } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

export type ExpectedItem = { id: string; name: string; unit: string; expected: string }

/** How much the schools may want of a draft's items, so that its suppliers can be compared. */
export function ExpectedDemand({ items, faults }: { items: ExpectedItem[]; faults?: FormFaults | null }) {
  return (
    <form method="post" className="kith-no-print">
      <h2 className="govuk-heading-m" id="demand">
        How much do you expect?
      </h2>
      <p>
        All schools together. Kith spreads it over them by their pupils, so that each has a figure; nobody is
        committed to anything.
      </p>
      {items.map(({ id, name, unit, expected }) => (
        <QuantityField
          key={id}
          name={`expected.${id}`}
          label={name}
          unit={pluralUnit(unit)}
          value={expected}
          faults={faults}
        />
      ))}
      <Button kind="secondary" name="intent" value="reckon">
        Compare for this demand
      </Button>
    </form>
  )
}
