import { type FieldProps, fieldState } from "#app/components/form/field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

/**
 * One date, posted as "2026-12-04". The browser's own date control, which every phone knows; a posted value that is
 * no date comes back in a text field, because a date control would drop it. `min` and `max` are ISO dates.
 */
export function DateField(props: FieldProps & { min?: string; max?: string }) {
  const { shown } = fieldState(props)
  return (
    <TextField
      {...props}
      type={shown === "" || isDate(shown) ? "date" : "text"}
      width={10}
      className="kith-figures"
    />
  )
}

const isDate = (text: string) => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
