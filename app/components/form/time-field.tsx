import { type FieldProps, fieldState } from "#app/components/form/field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

/** One time of day, posted as "17:00"; a posted value that is no time comes back in a text field. */
export function TimeField(props: FieldProps) {
  const { shown } = fieldState(props)
  const isTime = shown === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(shown)
  return <TextField {...props} type={isTime ? "time" : "text"} width={5} className="kith-figures" />
}
