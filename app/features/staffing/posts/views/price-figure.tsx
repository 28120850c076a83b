import { useId } from "react"
import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { PricePicture } from "#app/features/staffing/posts/price-picture.ts"

/** What a day costs by how many are taken, as bars that fall from left to right, with a table behind. */
export function PriceFigure({ picture, summary }: { picture: PricePicture; summary: string }) {
  const id = useId()
  const { height, base, bars, table, limit } = picture
  return (
    <figure className="kith-days">
      <figcaption className="kith-days__caption">
        <strong>What a day costs, by days taken a week</strong>
        {limit && <span className="kith-days__legend">{limit.text}</span>}
      </figcaption>
      <svg className="kith-days__drawing" height={height} role="img" aria-labelledby={id}>
        <title id={id}>{summary}</title>
        {bars.map((bar) => (
          <rect
            key={bar.key}
            className={bar.isReached ? "kith-days__bar kith-days__bar--reached" : "kith-days__bar"}
            x={`${bar.x}%`}
            width={`${bar.width}%`}
            y={bar.y}
            height={base - bar.y}
            rx="3"
          >
            <title>{bar.says}</title>
          </rect>
        ))}
        {limit && <line className="kith-days__limit" x1="0" x2="100%" y1={limit.y} y2={limit.y} />}
        {bars.map((bar) => (
          <g
            key={bar.key}
            className={bar.isReached ? "kith-days__figure kith-days__figure--reached" : "kith-days__figure"}
          >
            <text x={`${bar.x + bar.width / 2}%`} y={bar.y - 7} textAnchor="middle">
              {bar.price}
            </text>
            <text x={`${bar.x + bar.width / 2}%`} y={base + 18} textAnchor="middle">
              {bar.days}
            </text>
          </g>
        ))}
      </svg>
      <p className="kith-days__summary">{summary}</p>
      <Details summary="The same as a table">
        <Table
          caption="What a day costs by how many are taken"
          captionHidden
          rows={table}
          rowKey={({ key }) => String(key)}
          columns={[
            { head: "Days taken a week", cell: ({ days }) => days },
            {
              head: "A day, before VAT",
              numeric: true,
              cell: ({ price }) => price,
            },
          ]}
        />
      </Details>
    </figure>
  )
}
