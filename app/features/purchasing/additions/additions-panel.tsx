import { ButtonLink } from "#app/components/button.tsx"
import type { AdditionsView } from "#app/features/purchasing/additions/additions-view.ts"

/** What can be, is and has been added between the closing and the order. */
export function AdditionsPanel({ additions }: { additions: AdditionsView }) {
  const { ask, waiting, changes, answers } = additions
  return (
    <section aria-labelledby="additions">
      <h2 className="govuk-heading-m" id="additions">
        {changes.length > 0 ? "Added since the closing" : "Adding to the order"}
      </h2>
      {changes.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {changes.map(({ key, sentence }) => (
            <li key={key}>{sentence}</li>
          ))}
        </ul>
      )}
      {waiting.map(({ id, href, what, when, link }) => (
        <p key={id}>
          <strong>{what}.</strong> {when}. <a href={href}>{link}</a>
        </p>
      ))}
      {answers.map(({ id, sentence }) => (
        <p key={id}>{sentence}</p>
      ))}
      {ask && (
        <div className="kith-no-print">
          <p>{ask.sentence}</p>
          <ButtonLink href={ask.href} kind="secondary">
            Ask for more
          </ButtonLink>
        </div>
      )}
    </section>
  )
}
