import { Table } from "#app/components/list/table.tsx"
import { Money } from "#app/components/money.tsx"
import { Tag, type TagTone } from "#app/components/tag.tsx"
import type { ContractRow, NoticeStanding } from "#app/features/purchasing/contracts/contract-view.ts"

const standings: Record<NoticeStanding, { tone: TagTone; text: string } | null> = {
  "due-soon": { tone: "attention", text: "Due soon" },
  due: null,
  passed: { tone: "neutral", text: "Passed" },
  settled: { tone: "good", text: "Dealt with" },
}

/** A school's own contracts, by notice. */
export function ContractTable({ caption, contracts }: { caption: string; contracts: ContractRow[] }) {
  return (
    <Table
      caption={caption}
      captionHidden
      onPhones="stack"
      rows={contracts}
      rowKey={({ id }) => id}
      columns={[
        { head: "Contract", cell: ({ id, what }) => <a href={`/contracts/${id}`}>{what}</a> },
        { head: "Supplier", cell: ({ supplier }) => supplier },
        { head: "Category", cell: ({ category }) => category },
        {
          head: "Notice by",
          cell: ({ notice }) => {
            const tag = standings[notice.standing]
            return (
              <>
                {notice.date}
                {notice.standing !== "settled" && `, ${notice.fromNow}`}{" "}
                {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
              </>
            )
          },
        },
        { head: "Ends", cell: ({ ends, renews }) => (renews ? `${ends}, renews by itself` : ends) },
        {
          head: "Cost a year",
          numeric: true,
          cell: ({ yearlyCost, shared }) => (
            <>
              <Money text={yearlyCost} basis="ex VAT" />
              {shared && <span className="kith-radar__shared"> shared</span>}
            </>
          ),
        },
      ]}
    />
  )
}
