import { expect, test } from "vitest"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import { whyLine } from "#app/features/purchasing/explaining/why-line.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { readReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import { noConditions, stepping } from "#tests/support/builders/conditions.ts"
import { commits, itemId, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

/** What each school gets of each item, in the order of the schools. */
const clearedFor = (terms: PoolTerms, commitments: Commitment[]) =>
  clearPool(terms, commitments).reasons.map(({ lines }) => lines.map(({ cleared }) => cleared))

const undelivered = (wish: Partial<PoolTerms> = {}) => poolTerms({ deliveryPence: 0n, ...wish })
const staples = itemTerms({ id: itemId(1), position: 1, name: "Staples", unit: "box" })

test("a school takes more where a lower price is reached, and less where it is not", () => {
  const mine = stepping(1, [
    [20, 40_000n],
    [40, 35_000n],
  ])
  expect(clearedFor(undelivered(), [mine, commits(2, [60])])).toEqual([[40], [60]])
  expect(clearedFor(undelivered(), [mine, commits(2, [59])])).toEqual([[20], [59]])
})

test("a limit counts delivery in, evenly over all units", () => {
  const terms = poolTerms({ deliveryPence: 5_000n })
  expect(clearedFor(terms, [stepping(1, [[40, 40_000n]]), commits(2, [60])])).toEqual([[40], [60]])
  expect(clearedFor(terms, [stepping(1, [[40, 39_999n]]), commits(2, [60])])).toEqual([[0], [60]])
})

test("one school that leaves may take others with it, one after another", () => {
  const terms = undelivered({ items: [itemTerms({ tiers: [{ fromQuantity: 20, unitPrice: 45_000n }] })] })
  expect(clearedFor(terms, [stepping(1, [[12, 45_000n]]), stepping(2, [[8, 44_900n]])])).toEqual([[0], [0]])
})

test("a total limit is kept by giving up from the bottom of the list", () => {
  const terms = undelivered({ items: [itemTerms(), staples] })
  const mine = (pounds: bigint, includesVat: boolean): Commitment => ({
    ...commits(1, [10, 5]),
    conditions: { ...noConditions, totalLimit: { pence: pounds * 100n, includesVat } },
  })
  expect(clearedFor(terms, [mine(60n, false)])).toEqual([[10, 5]])
  expect(clearedFor(terms, [mine(59n, false)])).toEqual([[10, 0]])
  expect(clearedFor(terms, [mine(71n, true)])).toEqual([[10, 0]])
  expect(clearedFor(terms, [mine(72n, true)])).toEqual([[10, 5]])
  expect(clearedFor(terms, [mine(39n, false)])).toEqual([[0, 0]])
})

test("schools that wait for each other are all in, and none where one is missing", () => {
  const waiting = (n: number): Commitment => ({
    ...commits(n, [10]),
    conditions: { ...noConditions, leastSchools: 3 },
  })
  expect(clearedFor(undelivered(), [waiting(1), waiting(2), waiting(3)])).toEqual([[10], [10], [10]])
  expect(clearedFor(undelivered(), [waiting(1), waiting(2)])).toEqual([[0], [0]])
})

test("who wants everything or nothing takes nothing where one item cannot be had", () => {
  const scarce = itemTerms({ ...staples, tiers: [{ fromQuantity: 50, unitPrice: 9_900n }] })
  const terms = undelivered({ items: [itemTerms(), scarce] })
  const all: Commitment = {
    ...commits(1, [10, 5]),
    conditions: { ...noConditions, allOrNothing: true },
  }
  expect(clearedFor(terms, [all, commits(2, [10, 40])])).toEqual([
    [0, 0],
    [10, 0],
  ])
  expect(clearedFor(terms, [all, commits(2, [10, 45])])).toEqual([
    [10, 5],
    [10, 45],
  ])
  expect(clearPool(terms, [all, commits(2, [10, 40])]).reasons[0]?.lines[0]?.missed).toEqual([
    { quantity: 10, obstacle: { because: "all-or-nothing", missingItemId: itemId(1) } },
  ])
})

test("a substitute is taken where the thing itself cannot be had, and counts for everything or nothing", () => {
  const scarce = itemTerms({ tiers: [{ fromQuantity: 50, unitPrice: 30_000n }] })
  const terms = undelivered({ items: [scarce, staples] })
  const mine = (limit: bigint): Commitment => ({
    ...commits(1, [10]),
    conditions: {
      ...noConditions,
      allOrNothing: true,
      lines: [
        { itemId: itemId(0), steps: [], tolerance: 0, substitute: { itemId: itemId(1), limit, most: null } },
      ],
    },
  })
  const others = [commits(2, [0, 95])]
  const { reasons } = clearPool(terms, [mine(35_000n), ...others])
  expect(reasons[0]?.lines).toMatchObject([
    { itemId: itemId(0), cleared: 0, missed: [{ obstacle: { because: "minimum-order", demand: 10 } }] },
    { itemId: itemId(1), standsInFor: itemId(0), cleared: 10, unitCost: 35_000n },
  ])
  expect(clearedFor(terms, [mine(34_999n), ...others])).toEqual([[0, 0], [95]])
  expect(clearedFor(terms, [mine(35_000n), commits(2, [40])])).toEqual([[10], [40]])
})

/** Ten reams at any of the prices up to £4, twenty at up to £3; for the rest so many staples at up to a limit. */
const partly = (limit: bigint, most: number | null, wish: Partial<Conditions> = {}): Commitment =>
  stepping(
    1,
    [
      [10, 40_000n],
      [20, 30_000n],
    ],
    {
      ...wish,
      lines: [
        {
          ...stepping(1, [
            [10, 40_000n],
            [20, 30_000n],
          ]).conditions!.lines[0]!,
          substitute: { itemId: itemId(1), limit, most },
        },
      ],
    },
  )

test("a substitute makes up for the part of an item that is too dear, up to as many as the school said", () => {
  const paper = itemTerms({ tiers: [{ fromQuantity: 1, unitPrice: 35_000n }] })
  const terms = undelivered({ items: [paper, staples] })
  const others = [commits(2, [0, 100])]
  expect(clearedFor(terms, [partly(35_000n, null), ...others])).toEqual([[10, 10], [100]])
  expect(clearedFor(terms, [partly(35_000n, 4), ...others])).toEqual([[10, 4], [100]])
  expect(clearedFor(terms, [partly(34_999n, null), ...others])).toEqual([[10, 0], [100]])
  const { items, reasons } = clearPool(terms, [partly(35_000n, 4), ...others])
  expect(items[1]?.reason).toContain(
    "Schools asked for 100 boxes; with what is taken in place of something else, 104 are bought.",
  )
  expect(reasons[0]?.lines).toMatchObject([
    {
      ...{ itemId: itemId(0), asked: 20, cleared: 10 },
      missed: [{ quantity: 20, obstacle: { because: "unit-limit", unitCost: 35_000n } }],
    },
    { itemId: itemId(1), standsInFor: itemId(0), asked: 4, cleared: 4 },
  ])
  expect(reasons[0]!.lines.flatMap((line) => whyLine(terms, line))).toEqual([
    "You asked for up to 20 reams; 10 reams are bought.",
    "All in, each ream costs you £3.50 before VAT: within your limit of £4.00.",
    "A4 copier paper, 20 reams, could not be bought for you: each would have cost £3.50 all in, above your limit of £3.00.",
    "You get 4 boxes in place of A4 copier paper that you cannot have, as you allowed.",
    "All in, each box costs you £3.50 before VAT: within your limit of £3.50.",
  ])
})

test("a substitute for the rest comes in whole packs, and none where not one pack is missing", () => {
  const paper = itemTerms({ tiers: [{ fromQuantity: 1, unitPrice: 35_000n }] })
  const inPacks = (packSize: number) => undelivered({ items: [paper, { ...staples, packSize }] })
  expect(clearedFor(inPacks(4), [partly(35_000n, null), commits(2, [0, 100])])).toEqual([[10, 8], [100]])
  expect(clearedFor(inPacks(20), [partly(35_000n, null), commits(2, [0, 100])])).toEqual([[10], [100]])
})

test("a total limit gives up the substitute for the rest before the item itself", () => {
  const paper = itemTerms({ tiers: [{ fromQuantity: 1, unitPrice: 35_000n }] })
  const terms = undelivered({ items: [staples, paper].map((item, i) => ({ ...item, id: itemId(1 - i) })) })
  const within = (pence: bigint) =>
    partly(35_000n, null, { totalLimit: { pence, includesVat: false }, allOrNothing: true })
  const mine = (pence: bigint) =>
    clearPool(terms, [within(pence), commits(2, [0, 100])]).reasons[0]!.lines.map(
      ({ itemId, cleared }) => [itemId, cleared] as const,
    )
  expect(mine(70_00n)).toEqual([
    [itemId(1), 10],
    [itemId(0), 10],
  ])
  expect(mine(69_99n)).toEqual([
    [itemId(1), 0],
    [itemId(0), 10],
  ])
})

test("more is ordered than is wanted where that is cheaper, and the surplus is shared in proportion", () => {
  const item = itemTerms({
    ordersBeyond: true,
    tiers: [
      { fromQuantity: 1, unitPrice: 10_000n },
      { fromQuantity: 10, unitPrice: 8_000n },
    ],
  })
  const clearing = clearPool(undelivered({ items: [item] }), [commits(1, [5]), commits(2, [4])])
  expect(clearing.items[0]).toMatchObject({ committed: 9, ordered: 10, netPence: 800n })
  expect(clearing.kind === "cleared" && clearing.shares.map(({ netPence }) => netPence)).toEqual([444n, 356n])
  expect(clearing.items[0]?.reason).toBe(
    "9 reams are wanted; the order has 10, which reach the price from 10 reams: £0.80 a ream before VAT. That is cheaper in total than ordering 9. What is left over is shared out in proportion.",
  )
})

test("split packs are filled by those who agreed to take more, and never begun for a rest", () => {
  const item = itemTerms({ packs: "split", packSize: 10 })
  const willing = (n: number, quantity: number, tolerance: number): Commitment => ({
    ...commits(n, [quantity]),
    conditions: {
      ...noConditions,
      lines: [{ itemId: itemId(0), steps: [], tolerance, substitute: null }],
    },
  })
  const received = (tolerance: number) =>
    clearPool(undelivered({ items: [item] }), [willing(1, 12, tolerance), commits(2, [6])]).reasons.map(
      ({ lines }) => lines[0]?.received,
    )
  expect(received(2)).toEqual([14, 6])
  expect(received(1)).toEqual([7, 3])
})

test("a school reads from its reasons what its step would have cost with those who are in", () => {
  const { reasons } = clearPool(undelivered(), [
    stepping(1, [
      [20, 40_000n],
      [39, 35_000n],
    ]),
    commits(2, [60]),
  ])
  expect(reasons[0]).toEqual({
    schoolId: schoolId(1),
    isIn: true,
    schoolsIn: 2,
    lines: [
      {
        itemId: itemId(0),
        standsInFor: null,
        asked: 39,
        cleared: 20,
        received: 20,
        limit: 40_000n,
        unitCost: 40_000n,
        deliveryPart: 0n,
        missed: [
          {
            quantity: 39,
            obstacle: {
              because: "unit-limit",
              limit: 35_000n,
              unitCost: 40_000n,
              deliveryPart: 0n,
              isAsItFell: false,
            },
          },
        ],
      },
    ],
  })
  const json = JSON.stringify(reasons[0], (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  )
  expect(readReason(json)).toEqual(reasons[0])
})
