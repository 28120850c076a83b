import { ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { ReshapeButton } from "#app/components/form/reshape-button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { TierLadder } from "#app/components/ladder/tier-ladder.tsx"
import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { textOf } from "#app/core/form-rows.ts"
import { allVatRates, vatRates } from "#app/core/vat.ts"
import { draftLadder } from "#app/features/purchasing/drafting/draft-ladder.ts"
import { AddPrice, PriceRows, PricesFault } from "#app/features/purchasing/drafting/price-rows.tsx"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { DraftOrdering } from "#app/features/purchasing/views/draft-ordering.tsx"

export const vatOptions = allVatRates.map((rate) => ({ value: rate, text: vatRates[rate].name }))

const cfrOptions = Object.entries(expenditureCodes).map(([code, name]) => ({
  value: code,
  text: `${code} ${name}`,
}))

type Props = { place: number; state: FormFaults; removable: boolean }

/** One item of a pool that is being written: what it is, and its prices. */
export function DraftItem({ place, state, removable }: Props) {
  const prefix = `items.${place}`
  const name = textOf(state.typed, `${prefix}.name`)
  const unit = textOf(state.typed, `${prefix}.unit`) || "unit"
  const ladder = draftLadder(state.typed, place)
  return (
    <fieldset className="govuk-fieldset kith-draft-item" id={prefix}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Item {place + 1}</legend>
      <TextField
        name={`${prefix}.name`}
        label="What is bought"
        hint="For example, A4 copier paper, 80 gsm, white"
        faults={state}
      />
      <div className="kith-field-row">
        <TextField
          name={`${prefix}.unit`}
          label="Counted in"
          hint="For example, ream"
          width={10}
          faults={state}
        />
        <QuantityField
          name={`${prefix}.packSize`}
          label="Pack size"
          hint="Leave empty if sold singly"
          faults={state}
        />
      </div>
      <Prices place={place} state={state} unit={unit} />
      <DraftOrdering prefix={prefix} state={state} unit={unit} />
      {ladder && (
        <TierLadder
          label={name || "Price ladder"}
          tiers={ladder}
          demand={0}
          mine={0}
          unit={{ one: unit, many: pluralUnit(unit) }}
        />
      )}
      <MoneyField
        name={`${prefix}.usualUnitPrice`}
        label="What a school usually pays alone"
        hint="For one, delivered, before VAT. Schools see what they save against it. Leave empty if you do not know"
        basis="ex VAT"
        faults={state}
      />
      <div className="kith-field-row">
        <SelectField name={`${prefix}.vatRate`} label="VAT" options={vatOptions} faults={state} />
        <SelectField
          name={`${prefix}.cfrCode`}
          label="CFR code"
          emptyText="Choose a code"
          options={cfrOptions}
          faults={state}
        />
      </div>
      {removable && (
        <ReshapeButton kind="quiet" intent={`remove-item:${place}`} at="items">
          Remove item {place + 1}
        </ReshapeButton>
      )}
    </fieldset>
  )
}

function Prices({ place, state, unit }: { place: number; state: FormFaults; unit: string }) {
  const name = `items.${place}.tiers`
  const fault = state.sentences[name]
  return (
    <fieldset
      className={`govuk-fieldset govuk-form-group${fault ? " govuk-form-group--error" : ""}`}
      id={name}
      aria-describedby={`${name}-hint`}
    >
      <legend className="govuk-label">Supplier’s prices</legend>
      <div className="govuk-hint" id={`${name}-hint`}>
        The first quantity is the least that the supplier sells. Each price is for one {unit}, before VAT, and
        holds from that quantity on. Rows that you leave empty do not count.
      </div>
      <PricesFault sentence={fault} />
      <PriceRows name={name} unit={unit} state={state} />
      <ButtonRow>
        <AddPrice place={place} at={name} state={state} />
        <ReshapeButton kind="quiet" intent="preview" at={`items.${place}`}>
          Show the ladder
        </ReshapeButton>
      </ButtonRow>
    </fieldset>
  )
}
