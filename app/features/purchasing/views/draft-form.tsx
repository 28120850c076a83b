import { Button, ButtonRow } from "#app/components/button.tsx"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { AddRow, RowList } from "#app/components/form/row-list.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { TimeField } from "#app/components/form/time-field.tsx"
import { shownRows, textOf } from "#app/core/form-rows.ts"
import { CapFields } from "#app/features/purchasing/cap/cap-fields.tsx"
import { MOST_ITEMS } from "#app/features/purchasing/drafting/most-rows.ts"
import { PricesFault } from "#app/features/purchasing/drafting/price-rows.tsx"
import { DraftItem, vatOptions } from "#app/features/purchasing/views/draft-item.tsx"
import type { RuleChoice } from "#app/features/splitting/rule-choices.ts"
import { RuleFields } from "#app/features/splitting/rule-fields.tsx"

/** What the form offers to choose from. */
export type DraftChoices = {
  groups: { id: string; name: string }[]
  /** Names of groups that it is open to whatever this person chooses. */
  otherGroups: string[]
  /** Schools that could order and invoice; one's own comes first. */
  leads: { id: string; name: string }[]
  schools: { id: string; name: string }[]
  rules: RuleChoice[]
}

type Props = { state: FormFaults; choices: DraftChoices; cancelHref: string }

/** The form of a pool before it opens. It works without JavaScript: its own buttons give it back, enlarged. */
export function DraftForm({ state, choices, cancelHref }: Props) {
  const items = shownRows(state.typed, "items", { least: 1, most: MOST_ITEMS }).length
  return (
    <form method="post">
      {/* Return in a field presses a form's first button; that must not be the one that adds a row. */}
      <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
        Save the draft
      </button>
      <input type="hidden" name="id" value={textOf(state.typed, "id")} />

      <TextField
        name="title"
        label="Title"
        hint="For example, Copier paper for the spring term"
        faults={state}
      />
      <TextAreaField name="description" label="What schools should know (optional)" rows={3} faults={state} />
      <TextField name="supplierName" label="Supplier" width={30} faults={state} />
      <LeadSchool leads={choices.leads} state={state} />
      <CheckboxGroup
        name="groupIds"
        label="Who can join?"
        hint="Every school of the groups that you choose"
        choices={choices.groups.map((group) => ({ value: group.id, text: group.name }))}
        faults={state}
      />
      {choices.otherGroups.length > 0 && (
        <p>
          It also stays open to {choices.otherGroups.join(", ")}: that is for somebody of those schools to
          change.
        </p>
      )}

      <h2 className="govuk-heading-m">When</h2>
      <div className="kith-field-row">
        <DateField name="opensDate" label="Opens on" faults={state} />
        <TimeField name="opensTime" label="Opens at" faults={state} />
      </div>
      <div className="kith-field-row">
        <DateField name="closesDate" label="Closes on" faults={state} />
        <TimeField name="closesTime" label="Closes at" faults={state} />
      </div>
      <CapFields state={state} />
      <DateField name="deliveryExpectedOn" label="Delivery expected on (optional)" faults={state} />

      <h2 className="govuk-heading-m" id="items">
        What is bought
      </h2>
      <PricesFault sentence={state.sentences.items} />
      <RowList name="items" least={1} most={MOST_ITEMS} state={state}>
        {(place) => <DraftItem place={place} state={state} removable={items > 1} />}
      </RowList>
      <AddRow
        name="items"
        most={MOST_ITEMS}
        intent="add-item"
        at={`items.${items}`}
        full={`A pool can have up to ${MOST_ITEMS} items.`}
        state={state}
      >
        Add another item
      </AddRow>

      <h2 className="govuk-heading-m">Delivery</h2>
      <div className="kith-field-row">
        <MoneyField
          name="deliveryCost"
          label="Cost of delivery for the whole order"
          hint="Leave empty if it is free"
          basis="ex VAT"
          faults={state}
        />
        <SelectField name="deliveryVatRate" label="VAT on delivery" options={vatOptions} faults={state} />
        <MoneyField
          name="freeDeliveryFrom"
          label="Free from goods of (optional)"
          hint="As the order stands at closing"
          basis="ex VAT"
          faults={state}
        />
      </div>
      <RuleFields
        name="splitRule"
        label="How is delivery shared?"
        settings="splitSettings"
        {...{ ...choices, state }}
      />

      <ButtonRow>
        <Button name="intent" value="save">
          Save the draft
        </Button>
        <a href={cancelHref}>Cancel</a>
      </ButtonRow>
      <p className="govuk-hint">Nobody sees a draft but those who lead it. You open it on the next page.</p>
    </form>
  )
}

const LEADS = "The lead school orders, pays the supplier and invoices the others"

function LeadSchool({ leads, state }: { leads: DraftChoices["leads"]; state: FormFaults }) {
  const chosen = textOf(state.typed, "leadSchoolId")
  const only = leads.length === 1 && leads[0]?.id === chosen ? leads[0] : null
  if (!only || state.sentences.leadSchoolId)
    return (
      <SelectField
        name="leadSchoolId"
        label="Lead school"
        hint={LEADS}
        emptyText="Choose a school"
        options={leads.map(({ id, name }) => ({ value: id, text: name }))}
        faults={state}
      />
    )
  return (
    <>
      <input type="hidden" name="leadSchoolId" value={chosen} />
      <p>
        <strong>{only.name}</strong> leads. {LEADS}.
      </p>
    </>
  )
}
