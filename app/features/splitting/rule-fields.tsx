import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { ReshapeButton } from "#app/components/form/reshape-button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { rowCount, rowsUpTo } from "#app/core/form-rows.ts"
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
  return (
    <fieldset className="govuk-fieldset govuk-form-group" id={name} aria-describedby={`${id}-hint`}>
      <legend className="govuk-label">{field.label}</legend>
      <div className="govuk-hint" id={`${id}-hint`}>
        {field.hint}
      </div>
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
  const shown = schools.map(({ id }) => `${name}.${id}`)
  return Object.entries(state.typed)
    .filter(([field]) => field.startsWith(`${name}.`) && !shown.includes(field))
    .map(([field, value]) => <input key={field} type="hidden" name={field} value={String(value)} />)
}

const FEWEST_BANDS = 4

function Bands({ name, state }: { name: string; state: FormFaults }) {
  return (
    <>
      {rowsUpTo(Math.max(FEWEST_BANDS, rowCount(state.typed, name))).map((row) => (
        <div className="kith-field-row kith-field-row--tight" key={row}>
          <QuantityField
            name={`${name}.${row}.from`}
            label={`Band ${row + 1} from`}
            unit="pupils"
            faults={state}
          />
          <MoneyField name={`${name}.${row}.charge`} label={`Charge of band ${row + 1}`} faults={state} />
        </div>
      ))}
      <ReshapeButton kind="quiet" intent="add-band" at={name}>
        Add another band
      </ReshapeButton>
    </>
  )
}
