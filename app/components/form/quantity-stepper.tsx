import type { ReactNode } from "react"
import { controlClass, FieldError, fieldState, Hint } from "#app/components/form/field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"

type Props = {
  name: string
  label: ReactNode
  hint?: string
  /** One and many: "ream", "reams". */
  unit: { one: string; many: string }
  /** Whole packs: how much one press adds or takes away. */
  step: number
  shown: string
  onChange: (typed: string) => void
  /** The stepping buttons are there once the page has come alive. */
  isAlive: boolean
  faults?: FormFaults | null
}

/** A quantity that is typed, or stepped by whole packs where JavaScript runs. */
export function QuantityStepper({ name, label, hint, unit, step, shown, onChange, isAlive, faults }: Props) {
  const { id, sentence, describedBy } = fieldState({ name, label, hint, faults })
  const quantity = /^\d+$/.test(shown.trim()) ? Number(shown) : 0
  const stepTo = (next: number) => () => onChange(next > 0 ? String(next) : "")
  const words = step === 1 ? unit.one : `${step} ${unit.many}`
  return (
    <div className={controlClass("govuk-form-group", sentence, "kith-stepper")}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {sentence && <FieldError id={id} sentence={sentence} />}
      <div className="kith-stepper__row">
        {isAlive && (
          <button
            type="button"
            className="kith-stepper__button"
            aria-label={`${words} fewer`}
            disabled={quantity === 0}
            onClick={stepTo(Math.max(0, (Math.ceil(quantity / step) - 1) * step))}
          >
            −
          </button>
        )}
        <input
          type="text"
          id={id}
          name={name}
          className={controlClass("govuk-input", sentence, "govuk-input--width-5 kith-figures")}
          inputMode="numeric"
          autoComplete="off"
          aria-describedby={describedBy}
          aria-invalid={sentence ? true : undefined}
          value={shown}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {isAlive && (
          <button
            type="button"
            className="kith-stepper__button"
            aria-label={`${words} more`}
            onClick={stepTo((Math.floor(quantity / step) + 1) * step)}
          >
            +
          </button>
        )}
        <span aria-hidden="true">{unit.many}</span>
      </div>
    </div>
  )
}
