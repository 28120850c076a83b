import { Button, ButtonRow } from "#app/components/button.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { textOf } from "#app/core/form-rows.ts"
import { AddPrice, PriceRows, PricesFault } from "#app/features/purchasing/drafting/price-rows.tsx"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { vatOptions } from "#app/features/purchasing/views/draft-item.tsx"

/** What a form of a quotation shows of an item of the pool. */
export type FormItem = { id: string; name: string; unit: string }

type Props = { state: FormFaults; items: FormItem[]; cancelHref: string }

/** The form of a quotation, a supplier's prices item by item. Its own buttons give it back with another row. */
export function QuotationForm({ state, items, cancelHref }: Props) {
  const fault = state.sentences.items
  return (
    <form method="post">
      {/* Return in a field presses a form's first button; that must not be the one that adds a row. */}
      <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
        Save the quotation
      </button>
      <QuotationHead state={state} />
      <h2 className="govuk-heading-m" id="items">
        Prices
      </h2>
      <PricesFault sentence={fault} />
      <p>
        Prices are before VAT. The first quantity is the least that the supplier sells. Leave an item empty if
        it is not quoted for.
      </p>
      {items.map((item, place) => (
        <ItemPrices key={item.id} item={item} place={place} state={state} />
      ))}
      <h2 className="govuk-heading-m">Delivery</h2>
      <div className="kith-field-row">
        <MoneyField
          name="deliveryCost"
          label="Delivery of the whole order"
          hint="Leave empty if it is free"
          basis="ex VAT"
          faults={state}
        />
        <MoneyField
          name="freeDeliveryFrom"
          label="Free from goods of"
          hint="Leave empty if there is no such limit"
          basis="ex VAT"
          faults={state}
        />
        <SelectField name="deliveryVatRate" label="VAT on delivery" options={vatOptions} faults={state} />
      </div>
      <ButtonRow>
        <Button name="intent" value="save">
          Save the quotation
        </Button>
        <a href={cancelHref}>Cancel</a>
      </ButtonRow>
    </form>
  )
}

/** Who quotes, when, and until when it holds: the same above a form of prices and beside a file. */
export function QuotationHead({ state }: { state: FormFaults }) {
  return (
    <>
      <input type="hidden" name="id" value={textOf(state.typed, "id")} />
      <TextField name="supplierName" label="Supplier" width={30} faults={state} />
      <div className="kith-field-row">
        <DateField name="quotedOn" label="Date of the quotation" faults={state} />
        <DateField name="validUntil" label="Valid until" faults={state} />
      </div>
    </>
  )
}

const pricings = [
  { value: "all-units", text: "The whole order" },
  { value: "incremental", text: "Only what goes beyond it" },
]

function ItemPrices({ item, place, state }: { item: FormItem; place: number; state: FormFaults }) {
  const prefix = `items.${place}`
  const fault = state.sentences[`${prefix}.tiers`] ?? state.sentences[`${prefix}.unit`]
  return (
    <fieldset className="govuk-fieldset kith-draft-item" id={prefix}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{item.name}</legend>
      <div id={`${prefix}.tiers`}>
        <PricesFault sentence={fault} />
        <PriceRows name={`${prefix}.tiers`} unit={item.unit} state={state} />
      </div>
      <AddPrice place={place} at={prefix} of={item.name} state={state} />
      <div className="kith-field-row">
        <SelectField
          name={`${prefix}.pricing`}
          label="A lower price holds for"
          options={pricings}
          faults={state}
        />
        <QuantityField
          name={`${prefix}.packSize`}
          label="Pack size"
          unit={pluralUnit(item.unit)}
          faults={state}
        />
        <SelectField name={`${prefix}.vatRate`} label="VAT" options={vatOptions} faults={state} />
      </div>
    </fieldset>
  )
}
