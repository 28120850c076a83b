import type { ReactNode } from "react"

export type Step = { text: string; state: "done" | "current" | "ahead" | "failed"; detail?: ReactNode }

const SPOKEN = { done: "Done: ", current: "Now: ", ahead: "Still ahead: ", failed: "Stopped here: " }

/** How far something has come. */
export function ProgressSteps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol className="kith-steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.text}
          className={`kith-step kith-step--${step.state}`}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className="govuk-visually-hidden">{SPOKEN[step.state]}</span>
          <span className="kith-step__text">{step.text}</span>
          {step.detail && <span className="kith-step__detail">{step.detail}</span>}
        </li>
      ))}
    </ol>
  )
}
