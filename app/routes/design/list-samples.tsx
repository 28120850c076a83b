import { Card, CardGrid } from "#app/components/card.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { type Column, Table } from "#app/components/list/table.tsx"
import { TaskList } from "#app/components/list/task-list.tsx"
import { Money } from "#app/components/money.tsx"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { Tag } from "#app/components/tag.tsx"
import { Sample } from "#app/routes/design/sample.tsx"

type Share = { school: string; reams: string; net: string; vat: string; gross: string }

const SHARES: Share[] = [
  { school: "Beech Hill Primary School", reams: "14", net: "£54.60", vat: "£10.92", gross: "£65.52" },
  { school: "Larkfield Early Years Centre", reams: "6", net: "£23.40", vat: "£4.68", gross: "£28.08" },
  {
    school: "St Cuthbert’s Church of England Junior School",
    reams: "88",
    net: "£343.20",
    vat: "£68.64",
    gross: "£411.84",
  },
]

const COLUMNS: Column<Share>[] = [
  { head: "School", cell: (share) => share.school },
  { head: "Reams", cell: (share) => share.reams, numeric: true },
  { head: "Ex VAT", cell: (share) => share.net, numeric: true },
  { head: "VAT", cell: (share) => share.vat, numeric: true },
  { head: "Inc VAT", cell: (share) => share.gross, numeric: true },
]

const TOTALS = ["Together", "108", "£421.20", "£84.24", "£505.44"]

export function ListSamples() {
  return (
    <>
      <Sample name="What needs me?">
        <TaskList
          tasks={[
            {
              key: "1",
              href: "#lists",
              title: "Exercise books, autumn term",
              detail: "at worst £612.00 inc VAT · 12 more reams and every school saves £31",
              status: <Tag tone="attention">Closes in 2 hours</Tag>,
            },
            {
              key: "2",
              href: "#lists",
              title: "Invoice LH-0042 from Larkfield",
              detail: "£65.52 inc VAT, due 14 December 2026",
              status: <Tag>To pay</Tag>,
            },
          ]}
        />
      </Sample>
      <Sample name="Figures side by side">
        <FigureRow
          figures={[
            {
              label: "At worst",
              figure: <Money text="£64.40" basis="ex VAT" />,
              note: "if nobody else joins",
            },
            {
              label: "Likely",
              figure: <Money text="£54.60" basis="ex VAT" />,
              note: "at today’s demand",
              strong: true,
            },
            { label: "Alone", figure: <Money text="£71.96" basis="ex VAT" />, note: "with delivery" },
          ]}
        />
      </Sample>
      <Sample name="Cards">
        <CardGrid>
          <Card
            title="Exercise books, autumn term"
            href="#lists"
            level={3}
            aside={<Tag tone="active">Open</Tag>}
          >
            <p>9 schools, 88 reams. Closes Friday 4 December 2026, 5pm.</p>
          </Card>
          <Card title="Minibus hire" href="#lists" level={3} aside={<Tag tone="good">Cleared</Tag>}>
            <p>4 schools. Ordered yesterday.</p>
          </Card>
          <Card title="Not a link" level={3}>
            <p>A card that only says something.</p>
          </Card>
        </CardGrid>
      </Sample>
      <Sample name="Tabs, each a page of its own">
        <TabsAsLinks
          label="Views of this pool"
          tabs={[
            { href: "#pool", text: "Pool", current: true },
            { href: "#schools", text: "Schools", count: 9 },
            { href: "#history", text: "History" },
          ]}
        />
      </Sample>
      <Sample name="Table that slides on a phone">
        <Table
          caption="Shares, slides"
          columns={COLUMNS}
          rows={SHARES}
          rowKey={(share) => share.school}
          foot={TOTALS}
        />
      </Sample>
      <Sample name="Table that stacks on a phone">
        <Table
          caption="Shares, stacks"
          columns={COLUMNS}
          rows={SHARES}
          rowKey={(share) => share.school}
          foot={TOTALS}
          onPhones="stack"
        />
      </Sample>
      <Sample name="Summary list">
        <SummaryList
          rows={[
            { key: "Supplier", value: "Northgate Educational Supplies" },
            {
              key: "Delivery",
              value: <Money text="£35.00" basis="ex VAT" />,
              action: { href: "#lists", text: "Change", about: "delivery" },
            },
            {
              key: "Purchase order",
              value: "PO-1187",
              action: { href: "#lists", text: "Change", about: "purchase order number" },
            },
          ]}
        />
      </Sample>
      <Sample name="Older and newer">
        <OlderNewer newer="#newer" older="#older" what="invoices" />
      </Sample>
    </>
  )
}
