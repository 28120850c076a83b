import { Button, ButtonRow } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownAward } from "#app/features/staffing/posts/present-pay.ts"

/** A pay award: what a day costs from then on, of what, who pays it, and the question to whom it is too much. */
export function PayAwardSection({
  award,
  viewer,
  mayAnswer,
}: {
  award: ShownAward
  viewer: Viewer
  mayAnswer: boolean
}) {
  const { asked } = award
  return (
    <section aria-labelledby={`award-${award.from}`}>
      <h2 className="govuk-heading-m" id={`award-${award.from}`}>
        {award.head}
      </h2>
      <p>{award.price}</p>
      {award.own.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {asked && mayAnswer && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="validFrom" value={award.from} />
          <input type="hidden" name="dayPence" value={asked.dayPence} />
          <ButtonRow>
            <Button name="intent" value="accept">
              Accept {asked.price} a day
            </Button>
            {asked.mayStay && (
              <Button name="intent" value="stay" kind="secondary">
                Stay with our limit
              </Button>
            )}
          </ButtonRow>
        </form>
      )}
      <WhoPays award={award} />
      <Table
        caption="The post in a year, before VAT"
        onPhones="stack"
        rows={award.parts}
        rowKey={({ part }) => part}
        columns={[
          { head: "Part", cell: ({ part }) => part },
          { head: "Until then", numeric: true, cell: ({ before }) => before },
          { head: "From then on", numeric: true, cell: ({ after }) => after },
        ]}
      />
      <p>{award.basis}</p>
    </section>
  )
}

/** Which school pays what for a day, for those who lead the post. */
export function WhoPays({ award }: { award: ShownAward }) {
  if (award.schools.length === 0) return null
  return (
    <Table
      caption="Who pays what for a day"
      onPhones="stack"
      rows={award.schools}
      rowKey={({ id }) => id}
      columns={[
        { head: "School", cell: ({ name }) => name },
        { head: "Pays", numeric: true, cell: ({ pays }) => pays },
        { head: "Why", cell: ({ why }) => why },
        { head: "Employer bears", numeric: true, cell: ({ borne }) => borne },
      ]}
    />
  )
}
