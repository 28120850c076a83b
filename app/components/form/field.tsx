import type { ReactNode } from "react"
import type { FormFaults } from "#app/components/form/form-faults.ts"

/** What every form field takes. `value` is shown until the form has been posted; after a refusal, what was typed is. */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  value?: string
  faults?: FormFaults | null
  /** Only where one page has two fields of the same name. */
  id?: string
  /** A label that is the heading of a one-question page, or that only a screen reader needs. */
  labelStyle?: "large" | "medium" | "small" | "hidden"
}

export const labelClass = (block: string, style?: FieldProps["labelStyle"]) => {
  if (!style) return block
  return style === "hidden" ? `${block} govuk-visually-hidden` : `${block} ${block}--${style[0]}`
}

/** How a field stands: what it shows, the sentence against it, and the attributes that tie the two together. */
export function fieldState({ name, hint, value, faults, id = name }: FieldProps) {
  const typed = faults?.typed[name]
  const sentence = faults?.sentences[name]
  const describedBy = [hint && `${id}-hint`, sentence && `${id}-error`].filter(Boolean).join(" ") || undefined
  return {
    id,
    sentence,
    describedBy,
    shown: (Array.isArray(typed) ? typed[0] : typed) ?? value ?? "",
  }
}

export const controlClass = (block: string, sentence?: string, more = "") =>
  `${block}${sentence ? ` ${block}--error` : ""}${more && ` ${more}`}`

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={`${id}-hint`} className="govuk-hint">
      {children}
    </div>
  )
}

export function FieldError({ id, sentence }: { id: string; sentence: string }) {
  return (
    <p id={`${id}-error`} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error: </span>
      {sentence}
    </p>
  )
}

/** Label, hint and sentence around one control. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const { label, hint, labelStyle, children } = props
  const { id, sentence } = fieldState(props)
  return (
    <div className={controlClass("govuk-form-group", sentence)}>
      <label className={labelClass("govuk-label", labelStyle)} htmlFor={id}>
        {label}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {sentence && <FieldError id={id} sentence={sentence} />}
      {children}
    </div>
  )
}
