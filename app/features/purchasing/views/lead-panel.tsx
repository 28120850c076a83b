import { Button, ButtonLink } from "#app/components/button.tsx"
import type { LeadStep } from "#app/features/purchasing/showing/shown-pool.ts"

/** What those who lead a pool can do next, each with what it means. */
export function LeadPanel({ steps }: { steps: LeadStep[] }) {
  if (steps.length === 0) return null
  return (
    <section className="kith-pool__lead kith-no-print" aria-labelledby="lead-title">
      <h2 className="govuk-heading-m" id="lead-title">
        You lead this pool
      </h2>
      <ul>
        {steps.map((step) => (
          <li key={step.text}>
            {step.href ? (
              <ButtonLink href={step.href} kind={step.kind}>
                {step.text}
              </ButtonLink>
            ) : (
              <form method="post">
                <Button name="intent" value={step.intent} kind={step.kind}>
                  {step.text}
                </Button>
              </form>
            )}
            <span>{step.explanation}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
