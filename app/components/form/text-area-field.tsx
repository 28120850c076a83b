import { controlClass, Field, type FieldProps, fieldState } from "#app/components/form/field.tsx"

export function TextAreaField({ rows = 4, ...props }: FieldProps & { rows?: number }) {
  const { id, shown, sentence, describedBy } = fieldState(props)
  return (
    <Field {...props}>
      <textarea
        id={id}
        name={props.name}
        rows={rows}
        defaultValue={shown}
        className={controlClass("govuk-textarea", sentence)}
        aria-describedby={describedBy}
        aria-invalid={sentence ? true : undefined}
      />
    </Field>
  )
}
