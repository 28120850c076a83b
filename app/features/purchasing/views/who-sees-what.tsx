import { Details } from "#app/components/details.tsx"

/** What other schools learn of an answer, before the closing and after it. */
export function WhoSeesWhat({ leadSchool }: { leadSchool: string }) {
  return (
    <Details summary="Who sees what">
      <ul className="govuk-list govuk-list--bullet">
        <li>Every school of the pool’s groups sees which schools are in, and what all take together.</li>
        <li>
          How much your school takes and pays is for your school, {leadSchool}, which orders, and the groups’
          coordinators.
        </li>
        <li>
          Your limits and other conditions are your school’s alone: its head, business managers and finance
          staff read them, before the closing and after it. Nobody else does, the lead school neither.
        </li>
        <li>Why your school is in or out is told to it alone.</li>
        <li>
          What closing now would come to follows everybody’s conditions. In a pool of few schools, one that
          tries many quantities may guess from it about where another’s limit lies.
        </li>
      </ul>
    </Details>
  )
}
