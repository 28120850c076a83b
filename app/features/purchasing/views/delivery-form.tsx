import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import type { DeliveryFormView } from "#app/features/purchasing/deliveries/shown-delivery.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { ReplacementFields } from "#app/features/purchasing/views/replacement-fields.tsx"
import { writeCount } from "#app/features/splitting/counted.ts"

/** One press for what arrived as it was ordered; a form for parts, shortages, surpluses and substitutes. */
export function DeliveryForms({ form, faults }: { form: DeliveryFormView; faults?: FormFaults }) {
  return (
    <section aria-labelledby="record">
      <h2 className="govuk-heading-m" id="record">
        Record a delivery
      </h2>
      <form method="post">
        <Button name="intent" value="arrived">
          Everything arrived as ordered
        </Button>
        <p className="kith-pool__note">Records all that is still to come, and completes the delivery.</p>
      </form>
      <Details summary="Only a part arrived, or something else did" open={faults !== undefined}>
        <form method="post" noValidate>
          <input type="hidden" name="id" value={form.id} />
          <DateField
            name="deliveredOn"
            label="Delivered on"
            value={form.today}
            max={form.today}
            faults={faults}
          />
          {form.lines.map((line) => (
            <DeliveredItem key={line.id} line={line} faults={faults} />
          ))}
          <TextAreaField
            name="note"
            label="Note (optional)"
            hint="Everybody in the pool can read it: a delivery note’s number, what was damaged"
            rows={2}
            faults={faults}
          />
          <Checkbox
            name="completes"
            label="Nothing more is to come"
            hint="Completes the delivery: what is missing then, or too much, is shared between the schools in proportion to what they were to get."
            faults={faults}
          />
          <Button>Record this delivery</Button>
        </form>
      </Details>
    </section>
  )
}

function DeliveredItem({ line, faults }: { line: DeliveryFormView["lines"][number]; faults?: FormFaults }) {
  const name = `items.${line.id}`
  const changed = () =>
    [...Object.entries(faults?.typed ?? {}), ...Object.entries(faults?.sentences ?? {})].some(
      ([field, value]) =>
        value && (field === `${name}.unitPrice` || field.startsWith(`${name}.replacements.`)),
    )
  return (
    <fieldset className="govuk-fieldset">
      <QuantityField
        name={`${name}.quantity`}
        label={line.name}
        hint={
          line.toCome === 0 ? "All that was ordered has arrived" : `${writeCount(line.toCome)} still to come`
        }
        value={String(line.toCome)}
        unit={pluralUnit(line.unit)}
        faults={faults}
      />
      <Details summary={`Something else, or another price, for ${line.name}`} open={changed()}>
        <MoneyField
          name={`${name}.unitPrice`}
          label={`Price of one ${line.unit}, ex VAT`}
          hint={`£${line.price} was agreed. Leave it empty if that is what the supplier charges`}
          faults={faults}
        />
        <ReplacementFields prefix={`${name}.replacements`} unit={line.unit} faults={faults} />
      </Details>
    </fieldset>
  )
}
