import fc from "fast-check"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { ladderGeometry } from "#app/components/ladder/ladder-geometry.ts"
import { TierLadder } from "#app/components/ladder/tier-ladder.tsx"

const tiers = [
  { fromQuantity: 1, unitPriceText: "£4.60" },
  { fromQuantity: 50, unitPriceText: "£4.20" },
  { fromQuantity: 100, unitPriceText: "£3.90" },
]
const reams = { one: "ream", many: "reams" }

test("demand of 75 stands half way between the rungs for 50 and 100", () => {
  const { rungs, demandY, now, next } = ladderGeometry(tiers, 75, 0)
  expect(demandY).toBe((rungs[1]!.y + rungs[2]!.y) / 2)
  expect([now?.fromQuantity, next?.fromQuantity]).toEqual([50, 100])
})

test("our part lies on top: without us the group would stand at its lower edge", () => {
  expect(ladderGeometry(tiers, 75, 25).othersY).toBe(ladderGeometry(tiers, 50, 0).demandY)
})

test("what is missing to a price is counted as the supplier's packs need it", () => {
  const html = renderToStaticMarkup(
    <TierLadder label="Paper" tiers={tiers} demand={45} mine={5} unit={reams} pack={15} />,
  )
  expect(html).toContain("15 more reams and the price is £4.20")
  expect(html).toContain("60 more</td>")
})

test("below the first minimum no price is reached", () => {
  const { now, next } = ladderGeometry(tiers.slice(1), 49, 0)
  expect([now, next?.fromQuantity]).toEqual([undefined, 50])
})

test("more demand never stands lower, and never leaves the picture", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
      fc.nat(2_000_000),
      fc.nat(1_000),
      (starts, demand, extra) => {
        const rising = starts
          .sort((a, b) => a - b)
          .map((fromQuantity) => ({ fromQuantity, unitPriceText: "£1" }))
        const lower = ladderGeometry(rising, demand, 0)
        const higher = ladderGeometry(rising, demand + extra, extra)
        // Above the last rung the ladder ends where demand does.
        if (lower.next) expect(higher.demandY).toBeLessThanOrEqual(lower.demandY)
        expect(higher.demandY).toBeGreaterThanOrEqual(0)
        expect(higher.othersY).toBeLessThanOrEqual(higher.foot)
        expect(higher.rungs.every((rung) => rung.y <= higher.foot && rung.y > 0)).toBe(true)
      },
    ),
  )
})

test("the picture says in words what it shows, and has a table behind it", () => {
  const html = renderToStaticMarkup(
    <TierLadder label="A4 paper" tiers={tiers} demand={88} mine={14} unit={reams} />,
  )
  expect(html).toContain(
    "88 reams wanted today, 14 of them ours. The price is £4.20 ex VAT a ream. 12 more reams for £3.90.",
  )
  expect(html).toContain("12 more reams and the price is £3.90")
  expect(html).toContain("<caption")
})

test("one more of something is said in the singular", () => {
  expect(
    renderToStaticMarkup(<TierLadder label="A4 paper" tiers={tiers} demand={99} mine={0} unit={reams} />),
  ).toContain("1 more ream and the price is £3.90")
})
