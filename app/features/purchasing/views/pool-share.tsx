import { Table } from "#app/components/list/table.tsx"
import type { PartView, ShareView } from "#app/features/purchasing/showing/shown-pool.ts"

type Row = { key: string; what: string; sentences: string[]; amount: string }

const row = (part: PartView): Row => ({
  key: part.key,
  what: part.name,
  sentences: part.sentences,
  amount: part.net,
})

/** One school's share of a closed pool: every part with why it is what it is. */
export function PoolShare({ share, title }: { share: ShareView; title: string }) {
  return (
    <Table
      caption={title}
      rows={[
        ...share.parts.map(row),
        { key: "net", what: "Before VAT", sentences: [], amount: share.net },
        ...share.vat.map((part) => row({ ...part, key: `vat-${part.key}`, name: `VAT, ${part.name}` })),
      ]}
      rowKey={({ key }) => key}
      columns={[
        { head: "What, and why so much", cell: (part) => <Explained {...part} /> },
        { head: "Amount", cell: ({ amount }) => amount, numeric: true },
      ]}
      foot={["To pay, inc VAT", share.gross]}
      onPhones="stack"
    />
  )
}

/** A thing with the reasons for it underneath. */
export function Explained({ what, sentences }: { what: string; sentences: string[] }) {
  return (
    <>
      {what}
      {sentences.length > 0 && <span className="kith-pool__why">{sentences.join(" ")}</span>}
    </>
  )
}
