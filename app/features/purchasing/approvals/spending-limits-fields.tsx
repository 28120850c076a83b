import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RowList } from "#app/components/form/row-list.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { allExpenditureCodes } from "#app/core/cfr-codes.ts"
import { type LimitHolder, MOST_CODE_LIMITS } from "#app/features/purchasing/approvals/spending-limits.ts"
import { codeInWords } from "#app/features/purchasing/approvals/spending-limits-words.ts"

type Props = { values: Record<string, string>; rows: number; faults?: FormFaults | null }

const labels: Record<LimitHolder, string> = {
  finance: "A finance officer may commit up to",
  "business-manager": "A business manager may commit up to",
  head: "A headteacher may commit up to",
  governors: "A governor has to approve above",
}

const holderOptions = [
  { value: "finance", text: "Finance officers, up to" },
  { value: "business-manager", text: "Business managers, up to" },
  { value: "head", text: "Headteachers, up to" },
  { value: "governors", text: "Without a governor, up to" },
]

const codeOptions = allExpenditureCodes.map((code) => ({ value: code, text: codeInWords(code) }))

/** What people may commit without approval, and what is different for some CFR codes. */
export function SpendingLimitsFields({ values, rows, faults }: Props) {
  const field = (name: string) => ({ name, value: values[name], faults })
  return (
    <>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">For everything</legend>
        <p className="govuk-hint">
          Including VAT, for one answer to one pool, at its worst case. Leave empty for no limit; 0 means that
          everything needs approval.
        </p>
        {(Object.keys(labels) as LimitHolder[]).map((holder) => (
          <MoneyField key={holder} label={labels[holder]} basis="inc VAT" {...field(`general.${holder}`)} />
        ))}
      </fieldset>
      <fieldset className="govuk-fieldset" id="codes">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          Different for some CFR codes
        </legend>
        <p className="govuk-hint">
          Such a limit takes the place of the one above for items under its code. Clear a row to remove it.
        </p>
        <RowList
          name="codes"
          least={rows}
          most={MOST_CODE_LIMITS}
          state={faults ?? { typed: values, sentences: {} }}
        >
          {(row) => (
            <div className="kith-field-row">
              <SelectField
                label={`Code ${row + 1}`}
                emptyText="Choose a code"
                options={codeOptions}
                {...field(`codes.${row}.cfrCode`)}
              />
              <SelectField
                label="Whose limit"
                emptyText="Choose"
                options={holderOptions}
                {...field(`codes.${row}.holder`)}
              />
              <MoneyField label="Limit" basis="inc VAT" {...field(`codes.${row}.limit`)} />
            </div>
          )}
        </RowList>
      </fieldset>
    </>
  )
}
