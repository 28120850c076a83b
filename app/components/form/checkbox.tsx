import { controlClass, FieldError, type FieldProps, fieldState } from "#app/components/form/field.tsx"

/** One yes-or-no, posted as "yes" or not at all. */
export function Checkbox({
  checked = false,
  ...props
}: Omit<FieldProps, "value" | "labelStyle"> & { checked?: boolean }) {
  const { id, sentence, describedBy, shown } = fieldState({
    ...props,
    value: checked && !props.faults ? "yes" : "",
  })
  return (
    <div className={controlClass("govuk-form-group", sentence)}>
      {sentence && <FieldError id={id} sentence={sentence} />}
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            type="checkbox"
            id={id}
            name={props.name}
            value="yes"
            defaultChecked={shown === "yes"}
            className="govuk-checkboxes__input"
            aria-describedby={describedBy}
            aria-invalid={sentence ? true : undefined}
          />
          <label htmlFor={id} className="govuk-label govuk-checkboxes__label">
            {props.label}
          </label>
          {props.hint && (
            <div id={`${id}-hint`} className="govuk-hint govuk-checkboxes__hint">
              {props.hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
