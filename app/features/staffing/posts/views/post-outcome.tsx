import { Table } from "#app/components/list/table.tsx"
import type { ShownPost } from "#app/features/staffing/posts/shown-post.ts"

/** Why one's own school is in or out, and what its share is made of. */
export function OwnOutcome({ id, result }: { id: string; result: NonNullable<ShownPost["result"]> }) {
  return (
    <section aria-labelledby="why">
      <h2 className="govuk-heading-m" id="why">
        Your school, and why
      </h2>
      {result.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {result.parts.length > 0 && (
        <Table
          caption="What your share is made of, before VAT"
          rows={result.parts}
          rowKey={({ part }) => part}
          columns={[
            { head: "Part", cell: ({ part }) => part },
            { head: "Your share", numeric: true, cell: ({ pence }) => pence },
          ]}
          foot={["Together", result.share]}
        />
      )}
      <p className="kith-no-print">
        <a href={`/posts/${id}/why.json`}>The same as data (JSON)</a>
      </p>
    </section>
  )
}

/** What the post costs, part by part, as the employer entered it. */
export function PostCostTable({ cost }: Pick<ShownPost, "cost">) {
  return (
    <>
      <Table
        caption="What the post costs, before VAT"
        onPhones="stack"
        rows={cost.rows}
        rowKey={({ part }) => part}
        columns={[
          { head: "Part", cell: ({ part }) => part },
          { head: "A year", numeric: true, cell: ({ year }) => year },
          { head: "This post", numeric: true, cell: ({ period }) => period },
        ]}
        foot={["Together", cost.total.year, cost.total.period]}
      />
      <p>{cost.basis}</p>
    </>
  )
}

/** Which schools have answered, and as far as one may know how many days each has or asks for. */
export function PostSchools({ post }: { post: ShownPost }) {
  const { schools, seesDays, waiting } = post
  const isOver = post.answer.isOpen === false
  if (schools.length === 0) return null
  const shows = (of: (school: (typeof schools)[number]) => string) =>
    schools.some((school) => of(school) !== "")
  return (
    <>
      <Table
        caption={isOver ? "The schools" : "Schools that have answered"}
        onPhones="stack"
        rows={schools}
        rowKey={({ id }) => id}
        columns={[
          { head: "School", cell: ({ name }) => name },
          ...(seesDays
            ? [{ head: post.daysHead, numeric: true, cell: ({ days }: { days: string }) => days }]
            : []),
          ...(shows(({ waiting }) => waiting)
            ? [{ head: "Waits for", numeric: true, cell: (school: { waiting: string }) => school.waiting }]
            : []),
          ...(shows(({ share }) => share)
            ? [
                {
                  head: "Share as it formed, before VAT",
                  numeric: true,
                  cell: ({ share }: { share: string }) => share,
                },
              ]
            : []),
        ]}
      />
      {waiting.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Waiting list</h3>
          <p>
            A half-day that becomes free goes to the first of these. The order was drawn by lot, round by
            round.
          </p>
          <ol className="govuk-list govuk-list--number">
            {waiting.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a school stands in it once for each half-day
              <li key={i}>{name}, half a day</li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}
