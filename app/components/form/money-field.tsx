import type { ReactNode } from "react"
import type { FieldProps } from "#app/components/form/field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

/** An amount in pounds, shown with its basis: "ex VAT", "inc VAT", "per ream". Put the basis in the label or hint too. */
export function MoneyField({ basis, ...props }: FieldProps & { basis?: ReactNode }) {
  return (
    <TextField
      {...props}
      prefix="£"
      suffix={basis}
      width={10}
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      className="kith-figures"
    />
  )
}
