import { ButtonLink } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { ReceiptsView } from "#app/features/purchasing/deliveries/shown-delivery.ts"

/** What schools say of what they received, for those who lead the pool. */
export function Disputes({
  poolId,
  receipts: { disputes, progress },
  mayAnswer,
}: {
  poolId: string
  receipts: ReceiptsView
  mayAnswer: boolean
}) {
  return (
    <section aria-labelledby="receipts">
      <h2 className="govuk-heading-m" id="receipts">
        What schools say
      </h2>
      {progress && <p>{progress}</p>}
      {disputes.length > 0 && (
        <Table
          caption="Disputed lines"
          rows={disputes}
          rowKey={({ id }) => id}
          onPhones="stack"
          columns={[
            { head: "School", cell: ({ school }) => school },
            { head: "Item", cell: ({ item }) => item },
            {
              head: "What was said",
              cell: ({ said, reply }) => (
                <div>
                  {said}
                  {reply && <span className="kith-pool__why">{reply}</span>}
                </div>
              ),
            },
            {
              head: "Answer",
              cell: ({ id, isOpen, school }) => {
                if (!isOpen) return "Answered"
                if (!mayAnswer) return "Waits"
                return (
                  <ButtonLink href={`/pools/${poolId}/disputes/${id}`} kind="secondary">
                    Answer <span className="govuk-visually-hidden">{school}</span>
                  </ButtonLink>
                )
              },
            },
          ]}
        />
      )}
    </section>
  )
}
