import { FieldError } from "#app/components/form/field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { AddRow, RowList } from "#app/components/form/row-list.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { MOST_BANDS } from "#app/features/splitting/most-bands.ts"
import type { RuleChoice } from "#app/features/splitting/rule-choices.ts"
import type { SettingField } from "#app/features/splitting/split-rule.ts"

type Props = {
  /** What the chosen rule's key is posted as. */
  name: string
  label: string
  hint?: string
  /** What its settings are posted under. */
  settings: string
  rules: readonly RuleChoice[]
  /** For rules that ask something of each. */
  schools: readonly { id: string; name: string }[]
  state: FormFaults
}

/** How a cost is shared among schools, with what the chosen rule asks for. */
export function RuleFields({ name, label, hint, settings, rules, schools, state }: Props) {
  return (
    <RadioGroup
      name={name}
      label={label}
      hint={hint}
      faults={state}
      choices={rules.map((rule) => ({
        value: rule.key,
        text: rule.name,
        hint: rule.description,
        whenChosen:
          rule.fields.length === 0
            ? undefined
            : rule.fields.map((field) => (
                <Setting
                  key={field.name}
                  name={`${settings}.${field.name}`}
                  id={`${rule.key}-${field.name}`}
                  {...{ field, schools, state }}
                />
              )),
      }))}
    />
  )
}

type SettingProps = Pick<Props, "schools" | "state"> & { name: string; id: string; field: SettingField }

function Setting({ name, id, field, schools, state }: SettingProps) {
  if (field.kind === "pounds")
    return <MoneyField name={name} id={id} label={field.label} hint={field.hint} faults={state} />
  const sentence = state.sentences[name]
  const describedBy = sentence ? `${id}-hint ${id}-error` : `${id}-hint`
  return (
    <fieldset className="govuk-fieldset govuk-form-group" id={name} aria-describedby={describedBy}>
      <legend className="govuk-label">{field.label}</legend>
      <div className="govuk-hint" id={`${id}-hint`}>
        {field.hint}
      </div>
      {sentence && <FieldError id={id} sentence={sentence} />}
      {field.kind === "bands" ? (
        <Bands name={name} state={state} />
      ) : (
        <>
          {schools.map((school) => (
            <TextField
              key={school.id}
              name={`${name}.${school.id}`}
              label={school.name}
              suffix="%"
              width={4}
              inputMode="decimal"
              faults={state}
            />
          ))}
          <Unshown name={name} schools={schools} state={state} />
        </>
      )}
    </fieldset>
  )
}

/** What was agreed for schools of groups that this person is not in goes along unchanged. */
function Unshown({ name, schools, state }: Pick<Props, "name" | "schools" | "state">) {
  const shown = new Set(schools.map(({ id }) => `${name}.${id}`))
  return Object.entries(state.typed)
    .filter(([field]) => field.startsWith(`${name}.`) && !shown.has(field))
    .map(([field, value]) => <input key={field} type="hidden" name={field} value={String(value)} />)
}

const FEWEST_BANDS = 4

function Bands({ name, state }: { name: string; state: FormFaults }) {
  return (
    <>
      <RowList name={name} least={FEWEST_BANDS} most={MOST_BANDS} state={state}>
        {(row) => (
          <div className="kith-field-row kith-field-row--tight">
            <QuantityField
              name={`${name}.${row}.from`}
              label={`Band ${row + 1} from`}
              unit="pupils"
              faults={state}
            />
            <MoneyField name={`${name}.${row}.charge`} label={`Charge of band ${row + 1}`} faults={state} />
          </div>
        )}
      </RowList>
      <AddRow
        kind="quiet"
        intent="add-band"
        at={name}
        most={MOST_BANDS}
        full={`There can be up to ${MOST_BANDS} bands.`}
        {...{ name, state }}
      >
        Add another band
      </AddRow>
    </>
  )
}
