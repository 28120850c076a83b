import type { InputHTMLAttributes, ReactNode } from "react"
import { controlClass, Field, type FieldProps, fieldState } from "#app/components/form/field.tsx"

export type TextFieldProps = FieldProps & {
  /** About how many characters are expected; the full width unless given. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  prefix?: ReactNode
  suffix?: ReactNode
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | "type"
    | "autoComplete"
    | "inputMode"
    | "spellCheck"
    | "autoCapitalize"
    | "maxLength"
    | "placeholder"
    | "readOnly"
    | "className"
    | "min"
    | "max"
    | "step"
  >

export function TextField(props: TextFieldProps) {
  const { name, label, hint, value, faults, id: _, labelStyle, width, prefix, suffix, ...attributes } = props
  const { id, shown, sentence, describedBy } = fieldState(props)
  const more = [width && `govuk-input--width-${width}`, attributes.className].filter(Boolean).join(" ")
  const input = (
    <input
      type="text"
      {...attributes}
      id={id}
      name={name}
      defaultValue={shown}
      className={controlClass("govuk-input", sentence, more)}
      aria-describedby={describedBy}
      aria-invalid={sentence ? true : undefined}
    />
  )
  return (
    <Field {...props}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && <Affix side="prefix">{prefix}</Affix>}
          {input}
          {suffix && <Affix side="suffix">{suffix}</Affix>}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

/** A screen reader hears the unit in the label or the hint, which say it in words. */
function Affix({ side, children }: { side: "prefix" | "suffix"; children: ReactNode }) {
  return (
    <div className={`govuk-input__${side}`} aria-hidden="true">
      {children}
    </div>
  )
}
