import type { ReactNode } from "react"

export type SummaryRow = {
  key: string
  value: ReactNode
  action?: { href: string; text: string; about: string }
}

/** Facts about one thing. An action's `about` completes its text for who cannot see the row: "Change" + "delivery date". */
export function SummaryList({ rows, plain }: { rows: SummaryRow[]; plain?: boolean }) {
  const leavesRoom = rows.some(({ action }) => action)
  return (
    <dl className={`govuk-summary-list${plain ? " govuk-summary-list--no-border" : ""}`}>
      {rows.map(({ key, value, action }) => (
        <div
          key={key}
          className={`govuk-summary-list__row${leavesRoom && !action ? " govuk-summary-list__row--no-actions" : ""}`}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {action && (
            <dd className="govuk-summary-list__actions">
              <a href={action.href}>
                {action.text}
                <span className="govuk-visually-hidden"> {action.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
