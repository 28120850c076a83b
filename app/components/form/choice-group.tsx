import type { ReactNode } from "react"
import {
  controlClass,
  FieldError,
  type FieldProps,
  fieldState,
  Hint,
  labelClass,
} from "#app/components/form/field.tsx"

export type Choice = {
  value: string
  text: ReactNode
  hint?: ReactNode
  disabled?: boolean
  /** A field that belongs to this choice alone; shown while it is chosen. */
  whenChosen?: ReactNode
}

export type ChoiceGroupProps = Omit<FieldProps, "value"> & {
  choices: Choice[]
  inline?: boolean
  small?: boolean
}

/** The fieldset that radios and checkboxes share. The first choice carries the group's id, so the summary can point at it. */
export function ChoiceGroup(props: ChoiceGroupProps & { kind: "radio" | "checkbox"; chosen: string[] }) {
  const { kind, name, label, hint, choices, chosen, inline, small, labelStyle = "small" } = props
  const { id, sentence, describedBy } = fieldState(props)
  const block = kind === "radio" ? "govuk-radios" : "govuk-checkboxes"
  return (
    <div className={controlClass("govuk-form-group", sentence)}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
        <legend className={labelClass("govuk-fieldset__legend", labelStyle)}>{label}</legend>
        {hint && <Hint id={id}>{hint}</Hint>}
        {sentence && <FieldError id={id} sentence={sentence} />}
        <div className={`${block}${inline ? ` ${block}--inline` : ""}${small ? ` ${block}--small` : ""}`}>
          {choices.map((choice, index) => {
            const choiceId = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div key={choice.value} className={`${block}__item`}>
                <input
                  type={kind}
                  id={choiceId}
                  name={name}
                  value={choice.value}
                  defaultChecked={chosen.includes(choice.value)}
                  disabled={choice.disabled}
                  className={`${block}__input`}
                  aria-describedby={choice.hint ? `${choiceId}-hint` : undefined}
                />
                <label htmlFor={choiceId} className={`govuk-label ${block}__label`}>
                  {choice.text}
                </label>
                {choice.hint && (
                  <div id={`${choiceId}-hint`} className={`govuk-hint ${block}__hint`}>
                    {choice.hint}
                  </div>
                )}
                {choice.whenChosen && <div className="kith-when-chosen">{choice.whenChosen}</div>}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
