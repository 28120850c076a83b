import type { ReactNode } from "react"
import type { FieldProps } from "#app/components/form/field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

/** A whole number of something. Not type="number": that drops what was typed when it is no number. */
export function QuantityField({ unit, ...props }: FieldProps & { unit?: ReactNode }) {
  return (
    <TextField
      {...props}
      suffix={unit}
      width={5}
      inputMode="numeric"
      spellCheck={false}
      autoComplete="off"
      className="kith-figures"
    />
  )
}
