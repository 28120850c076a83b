import type { ReactNode } from "react"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

type Typed = { typed: Record<string, string | string[]>; faults?: FormFaults | null }

const reader =
  ({ typed, faults }: Typed) =>
  (name: string) => ({ name, faults, value: [typed[name] ?? ""].flat()[0] })

/** What a year of somebody's employment costs: pay and on-costs under the names that a form has for them. */
export function EmploymentCostFields({
  names,
  salaryLabel,
  ...props
}: Typed & {
  names: { salary: string; pension: string; insurance: string; threshold: string }
  salaryLabel: string
}) {
  const said = reader(props)
  return (
    <>
      <MoneyField {...said(names.salary)} label={salaryLabel} basis="a year" />
      <TextField
        {...said(names.pension)}
        label="Employer’s pension contribution"
        hint="Of the salary, as your payroll says"
        suffix="%"
        width={5}
        inputMode="decimal"
      />
      <TextField
        {...said(names.insurance)}
        label="Employer’s National Insurance"
        hint="As your payroll says"
        suffix="%"
        width={5}
        inputMode="decimal"
      />
      <MoneyField {...said(names.threshold)} label="National Insurance is due above" basis="a year" />
    </>
  )
}

/** Pay and on-costs of a shared post, from a day on; `children` come before the day. */
export function PayFields({ children, ...props }: Typed & { children?: ReactNode }) {
  const said = reader(props)
  return (
    <>
      <TextField {...said("payPoint")} label="Pay point" hint="Band 6, M5, NJC 12" width={10} />
      <EmploymentCostFields
        {...props}
        salaryLabel="Salary at this point for five days a week"
        names={{
          ...{ salary: "fullTimeSalary", pension: "pensionRate", insurance: "insuranceRate" },
          threshold: "insuranceThreshold",
        }}
      />
      <MoneyField
        {...said("other")}
        label="Other costs of employment"
        hint="The levy, recruitment, supervision. Leave it empty if there are none"
        basis="a year"
      />
      <TextField
        {...said("paidWeeks")}
        label="Weeks of work that a year of pay is for"
        hint="39 for a teacher or term-time contract. The post bears its own weeks of them"
        width={3}
        inputMode="numeric"
      />
      {children}
      <DateField {...said("validFrom")} label="These figures hold from" />
      <TextField {...said("source")} label="Where they come from" hint="NHS pay scales 2026/27" />
    </>
  )
}
