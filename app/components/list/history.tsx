import { Details } from "#app/components/details.tsx"
import { Moment } from "#app/components/moment.tsx"
import type { MomentView } from "#app/core/from-now.ts"

type Step = { key: string; what: string; by: string; at: MomentView; reason: string }

/** Everything that happened to a thing, who did it, and why. */
export function History({ steps }: { steps: Step[] }) {
  if (steps.length === 0) return null
  return (
    <Details summary="History">
      <ul className="kith-pool__history">
        {steps.map((step) => (
          <li key={step.key}>
            <strong>{step.what}</strong> by {step.by}, <Moment moment={step.at} />
            {step.reason && <p>{step.reason}</p>}
          </li>
        ))}
      </ul>
    </Details>
  )
}
