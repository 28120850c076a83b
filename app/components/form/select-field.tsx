import { controlClass, Field, type FieldProps, fieldState } from "#app/components/form/field.tsx"

export type Option = { value: string; text: string; disabled?: boolean }

/** One of a list too long for radios. `emptyText` adds a first entry that stands for no choice. */
export function SelectField({
  options,
  emptyText,
  ...props
}: FieldProps & { options: Option[]; emptyText?: string }) {
  const { id, shown, sentence, describedBy } = fieldState(props)
  return (
    <Field {...props}>
      <select
        id={id}
        name={props.name}
        defaultValue={shown}
        className={controlClass("govuk-select", sentence)}
        aria-describedby={describedBy}
        aria-invalid={sentence ? true : undefined}
      >
        {emptyText !== undefined && <option value="">{emptyText}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}
