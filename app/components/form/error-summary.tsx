import type { FormFaults } from "#app/components/form/form-faults.ts"

/** Every fault of a refused form at the top of its page, each leading to its field; takes the focus on arrival. */
export function ErrorSummary({ faults }: { faults?: FormFaults | null }) {
  if (!faults) return null
  return (
    <div className="govuk-error-summary" data-focus tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <ul className="govuk-list govuk-error-summary__list">
          {Object.entries(faults.sentences).map(([name, sentence]) => (
            <li key={name}>{name === "" ? sentence : <a href={`#${name}`}>{sentence}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
