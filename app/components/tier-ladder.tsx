import { useId } from "react"
import { Details } from "#app/components/details.tsx"
import { LadderDrawing } from "#app/components/ladder-drawing.tsx"
import { type LadderTier, ladderGeometry } from "#app/components/ladder-geometry.ts"
import type { Basis } from "#app/components/money.tsx"
import { Table } from "#app/components/table.tsx"

type Props = {
  /** What is bought, in words: "A4 paper, 80 g". */
  label: string
  /** Cheapest last; a tier from 0 or 1 is the price without any minimum. */
  tiers: LadderTier[]
  demand: number
  /** The viewer's part of the demand. */
  mine: number
  unit: { one: string; many: string }
  basis?: Basis
  /** What the next tier would mean: "12 more reams and every school saves £31". */
  nextText?: string
}

const count = new Intl.NumberFormat("en-GB")

/** The picture of a pool: its price tiers as a ladder and the group's demand climbing it, with a table behind. */
export function TierLadder({ label, tiers, demand, mine, unit, basis = "ex VAT", nextText }: Props) {
  const id = useId()
  const quantity = (n: number) => `${count.format(n)} ${n === 1 ? unit.one : unit.many}`
  const geometry = ladderGeometry(tiers, demand, mine)
  const { reached, next } = geometry
  const now = tiers[reached]
  const spoken = [
    `${quantity(demand)} wanted today, ${count.format(mine)} of them ours.`,
    now ? `The price is ${now.unitPriceText} ${basis} a ${unit.one}.` : "No price is reached yet.",
    next
      ? `${count.format(next.fromQuantity - demand)} more for ${next.unitPriceText}.`
      : "This is the best price there is.",
  ].join(" ")
  return (
    <figure className="kith-ladder">
      <figcaption className="kith-ladder__caption">
        <strong>{label}</strong>
        <span>
          price a {unit.one}, {basis}
        </span>
      </figcaption>
      <LadderDrawing {...geometry} id={id} spoken={spoken} demand={demand} mine={mine} />
      <p className="kith-ladder__next">
        {nextText ??
          (next
            ? `${more(next.fromQuantity - demand, unit)} and the price is ${next.unitPriceText}`
            : tiers.length > 1
              ? "The best price is reached"
              : "One price, however many are wanted")}
      </p>
      <Details summary="The same as a table">
        <Table
          caption={`Price tiers of ${label}, ${basis}`}
          columns={[
            { head: "From", cell: (tier) => quantity(tier.fromQuantity) },
            { head: `Price a ${unit.one}`, cell: (tier) => tier.unitPriceText, numeric: true },
            { head: "Saving", cell: (tier) => tier.savingText ?? "–", numeric: true },
            { head: "Today", cell: (tier) => standing(tier, demand, now, count) },
          ]}
          rows={tiers}
          rowKey={(tier) => String(tier.fromQuantity)}
        />
      </Details>
    </figure>
  )
}

const more = (n: number, { one, many }: Props["unit"]) => `${count.format(n)} more ${n === 1 ? one : many}`

const standing = (
  tier: LadderTier,
  demand: number,
  now: LadderTier | undefined,
  format: Intl.NumberFormat,
) => {
  if (tier === now) return "today’s price"
  return tier.fromQuantity <= demand ? "passed" : `${format.format(tier.fromQuantity - demand)} more`
}
