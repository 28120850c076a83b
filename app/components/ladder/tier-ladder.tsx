import { useId } from "react"
import { Details } from "#app/components/details.tsx"
import { LadderDrawing } from "#app/components/ladder/ladder-drawing.tsx"
import { type LadderTier, ladderGeometry } from "#app/components/ladder/ladder-geometry.ts"
import { Table } from "#app/components/list/table.tsx"
import type { Basis } from "#app/components/money.tsx"
import { withArticle } from "#app/core/with-article.ts"

type Unit = { one: string; many: string }

type Props = {
  /** What is bought, in words: "A4 paper, 80 g". */
  label: string
  /** One or more, by rising quantity; a tier from 0 or 1 is the price without a minimum. */
  tiers: LadderTier[]
  demand: number
  /** The viewer's part of the demand. */
  mine: number
  unit: Unit
  /** The order comes in whole packs of so many. */
  pack?: number
  basis?: Basis
  /** What the next tier would mean: "12 more reams and every school saves £31". */
  nextText?: string
  /** The demand is final: nothing climbs any more. */
  isClosed?: boolean
}

const count = new Intl.NumberFormat("en-GB")
const quantity = (n: number, { one, many }: Unit) => `${count.format(n)} ${n === 1 ? one : many}`
const more = (n: number, { one, many }: Unit) => `${count.format(n)} more ${n === 1 ? one : many}`

/** The picture of a pool: its price tiers as a ladder and the group's demand climbing it, with a table behind. */
export function TierLadder({
  label,
  tiers,
  demand,
  mine,
  unit,
  pack = 1,
  basis = "ex VAT",
  nextText,
  isClosed,
}: Props) {
  const standing = ladderGeometry(tiers, demand, mine)
  const geometry = isClosed ? { ...standing, next: undefined } : standing
  const { now, next } = geometry
  const when = isClosed ? "at closing" : "today"
  const toCome = ({ fromQuantity }: LadderTier) =>
    fromQuantity <= demand ? 0 : Math.ceil(fromQuantity / pack) * pack - demand
  return (
    <figure className="kith-ladder">
      <figcaption className="kith-ladder__caption">
        <strong>{label}</strong>
        <span>{`price ${withArticle(unit.one)}, ${basis}`}</span>
      </figcaption>
      <LadderDrawing
        geometry={geometry}
        id={useId()}
        spoken={[
          wanted(demand, mine, unit, when),
          now
            ? `The price is ${now.unitPriceText} ${basis} ${withArticle(unit.one)}.`
            : "No price is reached yet.",
          next && `${more(toCome(next), unit)} for ${next.unitPriceText}.`,
        ].join(" ")}
        demand={demand}
        mine={mine}
        when={when}
      />
      <p className="kith-ladder__next">
        {nextText ??
          (next ? `${more(toCome(next), unit)} and the price is ${next.unitPriceText}` : ended(tiers))}
      </p>
      <Details summary="The same as a table">
        <Table
          caption={`Prices of ${label}, ${basis}`}
          columns={[
            {
              head: "From",
              cell: (rung) => (rung.fromQuantity > 1 ? quantity(rung.fromQuantity, unit) : "any quantity"),
            },
            { head: `Price ${withArticle(unit.one)}`, cell: (rung) => rung.unitPriceText, numeric: true },
            { head: "Saving", cell: (rung) => rung.savingText ?? "–", numeric: true },
            { head: "Reached", cell: (rung) => reached(rung, toCome(rung), now, isClosed) },
          ]}
          rows={geometry.rungs}
          rowKey={(rung) => String(rung.fromQuantity)}
        />
      </Details>
    </figure>
  )
}

const wanted = (demand: number, mine: number, unit: Unit, when: string) =>
  demand === 0
    ? "Nobody wants any yet."
    : `${quantity(demand, unit)} wanted ${when}, ${mine > 0 ? count.format(mine) : "none"} of them ours.`

const ended = (tiers: LadderTier[]) =>
  tiers.length > 1 ? "The best price is reached" : "One price, however many are wanted"

const reached = (rung: LadderTier, toCome: number, now: LadderTier | undefined, isClosed = false) => {
  if (rung === now) return isClosed ? "the price at closing" : "today’s price"
  return toCome === 0 ? "passed" : `${count.format(toCome)} more`
}
