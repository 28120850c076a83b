import { line, symbol, symbolTriangle } from "d3-shape"
import type { ladderGeometry } from "#app/components/ladder-geometry.ts"

type Props = ReturnType<typeof ladderGeometry> & { id: string; spoken: string; demand: number; mine: number }

/** Drawn for a phone's 320 pixels, so that its letters never shrink below a readable size. */
const WIDTH = 300
const LEFT_RAIL = 88
const RIGHT_RAIL = 132
const LABELS = RIGHT_RAIL + 18

const count = new Intl.NumberFormat("en-GB")
const path = line()
const arrowHead = symbol(symbolTriangle, 70)() ?? undefined

export function LadderDrawing({
  id,
  spoken,
  demand,
  mine,
  height,
  foot,
  demandY,
  othersY,
  rungs,
  next,
}: Props) {
  const nextRung = next && rungs.find((rung) => rung.fromQuantity === next.fromQuantity)
  const markY = Math.min(Math.max(demandY, 16), foot - 26)
  return (
    <svg
      className="kith-ladder__drawing"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-t`}
    >
      <title id={`${id}-t`}>{spoken}</title>
      <Band className="kith-ladder__others" top={othersY} bottom={foot} />
      <Band className="kith-ladder__mine" top={demandY} bottom={othersY} />
      <path className="kith-ladder__rail" d={`M${LEFT_RAIL} 4V${foot}M${RIGHT_RAIL} 4V${foot}`} />
      {rungs.map((rung) => (
        <g
          key={rung.fromQuantity}
          className={rung.isReached ? "kith-ladder__rung--reached" : "kith-ladder__rung"}
        >
          <path
            d={
              path([
                [LEFT_RAIL, rung.y],
                [RIGHT_RAIL + 12, rung.y],
              ]) ?? undefined
            }
          />
          <text className="kith-ladder__price" x={LABELS} y={rung.y - 1}>
            {rung.unitPriceText}
          </text>
          <text className="kith-ladder__from" x={LABELS} y={rung.y + 15}>
            {rung.fromQuantity > 1 ? `from ${count.format(rung.fromQuantity)}` : "without a minimum"}
          </text>
          {rung.savingText && (
            <text className="kith-ladder__from" x={LABELS} y={rung.y + 31}>
              {rung.savingText}
            </text>
          )}
        </g>
      ))}
      {nextRung && demandY - nextRung.y > 18 && (
        <g className="kith-ladder__climb">
          <path
            d={
              path([
                [(LEFT_RAIL + RIGHT_RAIL) / 2, demandY - 3],
                [(LEFT_RAIL + RIGHT_RAIL) / 2, nextRung.y + 12],
              ]) ?? undefined
            }
          />
          <path d={arrowHead} transform={`translate(${(LEFT_RAIL + RIGHT_RAIL) / 2} ${nextRung.y + 10})`} />
        </g>
      )}
      <path
        className="kith-ladder__mark"
        d={
          path([
            [LEFT_RAIL - 12, demandY],
            [RIGHT_RAIL, demandY],
          ]) ?? undefined
        }
      />
      <g className="kith-ladder__today" textAnchor="end">
        <text className="kith-ladder__price" x={LEFT_RAIL - 16} y={markY + 5}>
          {count.format(demand)}
        </text>
        <text className="kith-ladder__from" x={LEFT_RAIL - 16} y={markY + 21}>
          today
        </text>
        {mine > 0 && (
          <text className="kith-ladder__ours" x={LEFT_RAIL - 16} y={markY + 37}>
            {count.format(mine)} ours
          </text>
        )}
      </g>
    </svg>
  )
}

function Band({ className, top, bottom }: { className: string; top: number; bottom: number }) {
  return (
    <rect
      className={className}
      x={LEFT_RAIL}
      width={RIGHT_RAIL - LEFT_RAIL}
      y={top}
      height={Math.max(0, bottom - top)}
    />
  )
}
