import { controlClass, Field, type FieldProps, fieldState } from "#app/components/form/field.tsx"

/** A file to send; its form needs `encType="multipart/form-data"`. `accept` as in HTML: ".csv,text/csv". */
export function FileField({ accept, ...props }: Omit<FieldProps, "value"> & { accept?: string }) {
  const { id, sentence, describedBy } = fieldState(props)
  return (
    <Field {...props}>
      <input
        type="file"
        id={id}
        name={props.name}
        accept={accept}
        className={controlClass("govuk-file-upload", sentence)}
        aria-describedby={describedBy}
        aria-invalid={sentence ? true : undefined}
      />
    </Field>
  )
}
