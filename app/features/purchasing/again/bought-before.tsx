import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { BoughtView } from "#app/features/purchasing/again/bought-view.ts"

/** What an earlier pool came to: by item, and by school as far as the reader may know. */
export function BoughtBefore({ bought }: { bought: BoughtView }) {
  return (
    <>
      <Table
        caption="What was bought"
        rows={bought.items}
        rowKey={({ id }) => id}
        columns={[
          { head: "Item", cell: ({ name }) => name },
          { head: "Wanted by", cell: ({ schools }) => schools },
          { head: "Bought", cell: (item) => item.bought, numeric: true },
          { head: "Price, ex VAT", cell: ({ price }) => price, numeric: true },
        ]}
        onPhones="stack"
      />
      {bought.schools.length > 0 && (
        <Table
          caption={bought.seesAll ? "Who took what" : "What your school took"}
          rows={bought.schools}
          rowKey={({ id }) => id}
          columns={[
            { head: "School", cell: ({ name }) => name },
            ...bought.items.map((item, place) => ({
              head: item.name,
              cell: ({ cells }: BoughtView["schools"][number]) => cells[place],
              numeric: true,
            })),
            { head: "Paid, inc VAT", cell: ({ cells }) => <strong>{cells.at(-1)}</strong>, numeric: true },
          ]}
          onPhones="stack"
        />
      )}
      {bought.names.length > 0 && (
        <Details
          summary={bought.names.length === 1 ? "1 school was in" : `${bought.names.length} schools were in`}
        >
          <p>{bought.names.join(", ")}</p>
        </Details>
      )}
    </>
  )
}
