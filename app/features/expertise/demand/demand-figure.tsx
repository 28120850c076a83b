import { useId } from "react"
import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { DemandPicture } from "#app/features/expertise/demand/demand-picture.ts"
import type { DemandView } from "#app/features/expertise/demand/demand-view.ts"

/** What schools need of one kind of specialist: days per school, weekdays that suit, and phases; a table behind. */
export function DemandFigure({ demand }: { demand: DemandView }) {
  const { picture, summary, subject, table } = demand
  return (
    <figure className="kith-demand">
      <p className="kith-demand__summary">{summary}</p>
      <ul className="kith-demand__legend">
        {picture.phases.map((phase) => (
          <li key={phase.key} className={`kith-demand__key kith-demand__key--${phase.tone}`}>
            {phase.text}
          </li>
        ))}
      </ul>
      <Drawing picture={picture} spoken={summary} />
      <Details summary="The same as a table">
        <Table
          caption={`Schools that need ${subject}`}
          captionHidden
          onPhones="stack"
          rows={table}
          rowKey={({ id }) => id}
          columns={[
            { head: "School", cell: ({ school }) => school },
            { head: "How much", cell: ({ days }) => days },
            { head: "Which days suit", cell: ({ weekdays }) => weekdays },
            { head: "For", cell: ({ phases }) => phases },
          ]}
        />
      </Details>
    </figure>
  )
}

function Drawing({ picture, spoken }: { picture: DemandPicture; spoken: string }) {
  const id = useId()
  const { height, bar, phases, rows, weekdays } = picture
  return (
    <svg className="kith-demand__drawing" height={height} role="img" aria-labelledby={id}>
      <title id={id}>{spoken}</title>
      {phases.map((phase) => (
        <rect
          key={phase.key}
          className={`kith-demand__phase kith-demand__phase--${phase.tone}`}
          x={`${phase.x}%`}
          width={`${phase.width}%`}
          y={bar.top}
          height={bar.height}
        >
          <title>{phase.text}</title>
        </rect>
      ))}
      {weekdays.map(({ x, letter, name }) => (
        <text key={name} className="kith-demand__weekday" x={`${x}%`} y={54} textAnchor="middle">
          {letter}
        </text>
      ))}
      {rows.map((row) => (
        <g key={row.id} className={row.isOwn ? "kith-demand__row kith-demand__row--own" : "kith-demand__row"}>
          <text x="0" y={row.y + 14}>
            {row.name}
            {row.isOwn && " (you)"}
          </text>
          <rect x="0" width={`${row.width}%`} y={row.y + 21} height="14" rx="3">
            <title>{`${row.name}: ${row.days}`}</title>
          </rect>
          <text className="kith-demand__figure" x={`${row.width}%`} dx="6" y={row.y + 33}>
            {row.figure}
          </text>
          {weekdays.map(({ x, name }, day) => (
            <circle
              key={name}
              className={row.suits[day] ? "kith-demand__dot kith-demand__dot--suits" : "kith-demand__dot"}
              cx={`${x}%`}
              cy={row.y + 28}
              r={row.suits[day] ? 6 : 3}
            >
              <title>{`${row.name}, ${name}: ${row.suits[day] ? "suits" : "does not suit"}`}</title>
            </circle>
          ))}
        </g>
      ))}
      <text className="kith-demand__total" x="0" y={height - 8}>
        Schools that each day suits
      </text>
      {weekdays.map(({ x, name, count }) => (
        <text key={name} className="kith-demand__total" x={`${x}%`} y={height - 8} textAnchor="middle">
          {count}
        </text>
      ))}
    </svg>
  )
}
