import { symbol, symbolTriangle } from "d3-shape"
import type { ladderGeometry } from "#app/components/ladder/ladder-geometry.ts"

type Geometry = ReturnType<typeof ladderGeometry>
type Props = {
  geometry: Geometry
  id: string
  spoken: string
  demand: number
  mine: number
  /** When the demand was this: "today". */
  when: string
}

/** Drawn for a phone 320 pixels wide, so that its letters never shrink below a readable size. */
const WIDTH = 300
const LEFT_RAIL = 88
const RIGHT_RAIL = 132
const MIDDLE = (LEFT_RAIL + RIGHT_RAIL) / 2
const PRICES = RIGHT_RAIL + 18
const TODAY = LEFT_RAIL - 16
const LINE = 16

const count = new Intl.NumberFormat("en-GB")
const arrowHead = symbol(symbolTriangle, 70).digits(1)() ?? undefined

/** On the left what is wanted, on the right what each rung costs, between them how far demand has climbed. */
export function LadderDrawing({ geometry, id, spoken, demand, mine, when }: Props) {
  const { height, foot, demandY, othersY, rungs, next } = geometry
  return (
    <svg className="kith-ladder__drawing" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{spoken}</title>
      <Band className="kith-ladder__others" top={othersY} bottom={foot} />
      <Band className="kith-ladder__mine" top={demandY} bottom={othersY} />
      <path className="kith-ladder__rail" d={`M${LEFT_RAIL} 4V${foot}M${RIGHT_RAIL} 4V${foot}`} />
      {rungs.map((rung) => (
        <Rung key={rung.fromQuantity} rung={rung} />
      ))}
      {next && demandY - next.y > 18 && (
        <g className="kith-ladder__climb">
          <path d={`M${MIDDLE} ${demandY - 4}V${next.y + 12}`} />
          <path d={arrowHead} transform={`translate(${MIDDLE} ${next.y + 10})`} />
        </g>
      )}
      <path className="kith-ladder__mark" d={`M${LEFT_RAIL - 12} ${demandY}H${RIGHT_RAIL}`} />
      <Wanted y={Math.min(Math.max(demandY, LINE), foot - 26)} demand={demand} mine={mine} when={when} />
    </svg>
  )
}

function Band({ className, top, bottom }: { className: string; top: number; bottom: number }) {
  if (top >= bottom) return null
  return (
    <rect className={className} x={LEFT_RAIL} width={RIGHT_RAIL - LEFT_RAIL} y={top} height={bottom - top} />
  )
}

function Rung({ rung }: { rung: Geometry["rungs"][number] }) {
  const { y, isReached, unitPriceText, fromQuantity, savingText } = rung
  return (
    <g className={isReached ? "kith-ladder__rung--reached" : "kith-ladder__rung"}>
      <path d={`M${LEFT_RAIL} ${y}H${RIGHT_RAIL + 12}`} />
      <text className="kith-ladder__price" x={PRICES} y={y - 1}>
        {unitPriceText}
      </text>
      <text className="kith-ladder__from" x={PRICES} y={y - 1 + LINE}>
        {fromQuantity > 1 ? `from ${count.format(fromQuantity)}` : "without a minimum"}
      </text>
      {savingText && (
        <text className="kith-ladder__from" x={PRICES} y={y - 1 + 2 * LINE}>
          {savingText}
        </text>
      )}
    </g>
  )
}

function Wanted({ y, demand, mine, when }: Pick<Props, "demand" | "mine" | "when"> & { y: number }) {
  return (
    <g textAnchor="end">
      <text className="kith-ladder__price" x={TODAY} y={y + 5}>
        {count.format(demand)}
      </text>
      <text className="kith-ladder__from" x={TODAY} y={y + 5 + LINE}>
        {when}
      </text>
      {mine > 0 && (
        <text className="kith-ladder__ours" x={TODAY} y={y + 5 + 2 * LINE}>
          {`${count.format(mine)} ours`}
        </text>
      )}
    </g>
  )
}
