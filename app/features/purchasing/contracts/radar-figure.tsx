import { useId } from "react"
import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { RadarLane, RadarPicture } from "#app/features/purchasing/contracts/radar-picture.ts"
import type { EndView, RadarView } from "#app/features/purchasing/contracts/radar-view.ts"

const DOT = 5

/** When contracts across a group end: time from left to right, a lane for every category, with a table behind. */
export function RadarFigure({ picture, summary, ends }: Pick<RadarView, "picture" | "summary" | "ends">) {
  return (
    <figure className="kith-radar">
      <figcaption className="kith-radar__caption">
        <strong>When contracts end</strong>
        <span className="kith-radar__legend">
          <Sample className="kith-radar__dot kith-radar__dot--own" /> your school{" "}
          <Sample className="kith-radar__dot" /> another school <Sample className="kith-radar__band" isBand />{" "}
          close together
        </span>
      </figcaption>
      <RadarDrawing picture={picture} spoken={summary} />
      {picture.later > 0 && (
        <p className="kith-radar__later">
          {picture.later === 1 ? "One more contract ends" : `${picture.later} more contracts end`} later than
          the picture shows.
        </p>
      )}
      <Details summary="The same as a table">
        <EndTable caption="Contracts of the group, by their last day" ends={ends} />
      </Details>
    </figure>
  )
}

function Sample({ className, isBand }: { className: string; isBand?: boolean }) {
  return (
    <svg width={isBand ? 26 : 14} height="14" aria-hidden="true">
      {isBand ? (
        <rect className={className} x="1" y="1" width="24" height="12" rx="6" />
      ) : (
        <circle className={className} cx="7" cy="7" r={DOT} />
      )}
    </svg>
  )
}

function RadarDrawing({ picture, spoken }: { picture: RadarPicture; spoken: string }) {
  const id = useId()
  const { height, ticks, lanes, isDense } = picture
  return (
    <svg className="kith-radar__drawing" height={height} role="img" aria-labelledby={id}>
      <title id={id}>{spoken}</title>
      {ticks.map(({ x, text, isYear }) => (
        <g key={x} className={isYear ? "kith-radar__year" : "kith-radar__quarter"}>
          <line x1={`${x}%`} x2={`${x}%`} y1={18} y2={height} />
          {(isYear || !isDense) && (
            <text x={`${x}%`} y={12} textAnchor="middle">
              {text}
            </text>
          )}
        </g>
      ))}
      {lanes.map((lane) => (
        <Lane key={lane.name} lane={lane} />
      ))}
    </svg>
  )
}

function Lane({ lane: { name, y, bands, dots } }: { lane: RadarLane }) {
  return (
    <g>
      <text className="kith-radar__lane" x="0" y={y + 16}>
        {name}
      </text>
      {bands.map((band) => (
        <rect
          key={band.key}
          className="kith-radar__band"
          x={`${band.x}%`}
          width={`${band.width}%`}
          y={band.y}
          height={band.height}
          rx="8"
        />
      ))}
      {dots.map((dot) => (
        <circle
          key={dot.id}
          className={dot.isOwn ? "kith-radar__dot kith-radar__dot--own" : "kith-radar__dot"}
          cx={`${dot.x}%`}
          cy={dot.y}
          r={DOT}
        >
          <title>{dot.text}</title>
        </circle>
      ))}
    </g>
  )
}

/** Contracts of several schools, as far as they may know them of each other. */
export function EndTable({ caption, ends, brief }: { caption: string; ends: EndView[]; brief?: boolean }) {
  return (
    <Table
      caption={caption}
      captionHidden
      onPhones="stack"
      rows={ends}
      rowKey={({ id }) => id}
      columns={[
        { head: "School", cell: ({ school, isOwn }) => (isOwn ? `${school} (you)` : school) },
        ...(brief ? [] : [{ head: "Category", cell: ({ category }: EndView) => category }]),
        { head: "Supplier", cell: ({ supplier }) => supplier },
        { head: "Ends", cell: ({ ends }) => ends },
        {
          head: "A year, ex VAT",
          numeric: true,
          cell: ({ yearlyCost }) => yearlyCost ?? "Not shared",
        },
      ]}
    />
  )
}
