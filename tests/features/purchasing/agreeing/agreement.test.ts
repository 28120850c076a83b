import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { clear } from "#app/features/purchasing/clearing/clear.ts"
import { ANY_PRICE } from "#app/features/purchasing/clearing/clearing.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { anyOrderedPool, anyWishes, type Kind } from "#tests/support/builders/conditions.ts"

const everyKind: Kind[] = ["steps", "totals", "schools", "all-or-nothing", "substitutes", "tolerances"]

const anyCase = (kinds: readonly Kind[], rules?: string[]) =>
  anyOrderedPool(rules).chain((terms) => fc.tuple(fc.constant(terms), anyWishes(terms, kinds)))

const paid = (clearing: PoolClearing, schoolId: string) => {
  if (clearing.kind === "nothing-clears") return { net: 0n, gross: 0n }
  const net = sumPence(clearing.shares.filter((s) => s.schoolId === schoolId).map((s) => s.netPence))
  const vat = sumPence(clearing.vatShares.filter((s) => s.schoolId === schoolId).map((s) => s.vatPence))
  return { net, gross: net + vat }
}

const linesIn = (clearing: PoolClearing, schoolId: string) =>
  clearing.reasons.find((reason) => reason.schoolId === schoolId)!.lines.filter(({ cleared }) => cleared > 0)

const roundedUp = (limit: bigint, units: number) => (limit * BigInt(units) + 99n) / 100n

test("with one item, who takes how much is what the engine says, and the pence are within an odd one", () => {
  const rules = { "by-quantity": "perUnit", equally: "perSchool" } as const
  fc.assert(
    fc.property(anyCase(["steps"], Object.keys(rules)), ([many, wishes]) => {
      const item = { ...many.items[0]!, packs: "whole" as const, packSize: 1 }
      const terms: PoolTerms = { ...many, items: [item], freeDeliveryFromPence: null }
      const commitments = wishes
        .map((one) => ({ ...one, lines: one.lines.filter(({ itemId }) => itemId === item.id) }))
        .filter(({ lines }) => lines.length > 0)
      const found = clear({
        mode: "units",
        rule: rules[terms.splitRule as keyof typeof rules],
        overshoot: item.ordersBeyond,
        unitsPerPenny: 100n,
        suppliers: [
          {
            id: "supplier",
            pricing: item.pricing === "incremental" ? "incremental" : "allUnits",
            tiers: item.tiers.map(({ fromQuantity, unitPrice }) => ({ min: fromQuantity, price: unitPrice })),
            fixed: terms.deliveryPence,
          },
        ],
        schools: commitments.map(({ schoolId, lines, conditions }, order) => ({
          id: schoolId,
          order,
          steps: conditions!.lines.find(({ itemId }) => itemId === item.id)!.steps.length
            ? conditions!.lines.find(({ itemId }) => itemId === item.id)!.steps
            : [{ quantity: lines[0]!.quantity, limit: ANY_PRICE }],
        })),
      })
      const clearing = clearPool(terms, commitments)
      expect(clearing.kind).toBe(found.kind)
      if (found.kind !== "cleared" || found.mode !== "units" || clearing.kind !== "cleared") return
      const cleared = commitments.map(({ schoolId }) => linesIn(clearing, schoolId)[0]?.cleared ?? 0)
      expect(cleared).toEqual(found.quantities)
      expect(clearing.items[0]).toMatchObject({
        committed: found.committed,
        ordered: found.ordered,
        netPence: found.goods,
      })
      for (const [i, { schoolId }] of commitments.entries()) {
        const { net } = paid(clearing, schoolId)
        expect(net - found.shares[i]! >= -2n && net - found.shares[i]! <= 2n).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test("nobody pays above a limit for a unit, and nobody above their total limit", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      const clearing = clearPool(terms, wishes)
      if (clearing.kind === "nothing-clears") return
      for (const { schoolId, conditions } of wishes) {
        const { net, gross } = paid(clearing, schoolId)
        const total = conditions!.totalLimit
        if (total) expect((total.includesVat ? gross : net) <= total.pence).toBe(true)
        const own = clearing.shares.filter((share) => share.schoolId === schoolId)
        const delivery = own.find(({ itemId }) => itemId === null)?.netPence ?? 0n
        const charged = chargedTo(terms, clearing, schoolId)
        const units = sumOf([...charged.values()])
        for (const { itemId, limit } of linesIn(clearing, schoolId)) {
          const taken = charged.get(itemId) ?? 0
          if (limit === null || taken === 0) continue
          const goods = own.find((share) => share.itemId === itemId)!.netPence
          // Delivery counts evenly over all units.
          const allIn = goods * BigInt(units) + delivery * BigInt(taken)
          expect(allIn <= roundedUp(limit, taken) * BigInt(units)).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})

/** Units that a school is charged for: what it asked for, or what it gets where packs are split. */
const chargedTo = (terms: PoolTerms, clearing: PoolClearing, schoolId: string) =>
  new Map(
    linesIn(clearing, schoolId).map(({ itemId, cleared, received }) => {
      const { packs } = itemOf(terms, itemId)
      return [itemId, packs === "split" ? received : cleared]
    }),
  )

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

test("a substitute stands in for no more than is missing, nor for more than the school said", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      for (const { schoolId, lines: reasons } of clearPool(terms, wishes).reasons) {
        const { lines, conditions } = wishes.find((one) => one.schoolId === schoolId)!
        for (const { standsInFor, asked, cleared } of reasons) {
          if (standsInFor === null) continue
          const own = reasons.find((one) => one.itemId === standsInFor && one.standsInFor === null)!
          const { substitute } = conditions!.lines.find(({ itemId }) => itemId === standsInFor)!
          expect(own.asked).toBe(lines.find(({ itemId }) => itemId === standsInFor)!.quantity)
          expect(own.missed.at(-1)!.quantity).toBe(own.asked)
          expect(asked <= Math.min(own.asked - own.cleared, substitute!.most ?? own.asked)).toBe(true)
          expect([0, asked]).toContain(cleared)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test("what others read of a share, or of an item, says nothing of anybody's limit", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      const clearing = clearPool(terms, wishes)
      const read = [
        ...clearing.items.map(({ reason }) => reason),
        ...(clearing.kind === "cleared"
          ? [...clearing.shares, ...clearing.vatShares].flatMap(({ workings }) => workings.sentences)
          : []),
      ]
      for (const sentence of read) expect(sentence).not.toMatch(/limit/)
    }),
    { numRuns: 300 },
  )
})

test("a school is in only if its conditions hold: enough schools, and everything or nothing", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      const { reasons } = clearPool(terms, wishes)
      const schoolsIn = reasons.filter(({ isIn }) => isIn).length
      for (const { schoolId, lines, conditions } of wishes) {
        const reason = reasons.find((one) => one.schoolId === schoolId)!
        expect(reason.isIn).toBe(reason.lines.some(({ cleared }) => cleared > 0))
        expect(reason.schoolsIn).toBe(schoolsIn)
        if (!reason.isIn) continue
        if (conditions!.leastSchools) expect(schoolsIn).toBeGreaterThanOrEqual(conditions!.leastSchools)
        if (!conditions!.allOrNothing) continue
        const had = reason.lines
          .filter(({ cleared }) => cleared > 0)
          .map((line) => line.standsInFor ?? line.itemId)
        // An item and what stands in for the rest of it are one line.
        expect([...new Set(had)].toSorted()).toEqual(lines.map(({ itemId }) => itemId).toSorted())
      }
    }),
    { numRuns: 250 },
  )
})

test("everything that a school does not get has its reason, and nothing that it gets has one", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      for (const { lines } of clearPool(terms, wishes).reasons)
        for (const line of lines) {
          expect(line.missed.length > 0).toBe(line.cleared < line.asked)
          for (const { quantity, obstacle } of line.missed) {
            expect(quantity).toBeGreaterThan(line.cleared)
            if (obstacle.because === "unit-limit") expect(obstacle.unitCost > obstacle.limit).toBe(true)
          }
          if (line.cleared > 0 && line.limit !== null) expect(line.unitCost! <= line.limit).toBe(true)
        }
    }),
    { numRuns: 250 },
  )
})

test("whatever the conditions, the pence add up to the supplier's invoice and the units to its order", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      const clearing = clearPool(terms, wishes)
      if (clearing.kind === "nothing-clears") return
      for (const { itemId, netPence, ordered } of clearing.items) {
        const of = clearing.shares.filter((share) => share.itemId === itemId)
        expect(sumPence(of.map((share) => share.netPence))).toBe(netPence)
        expect(sumOf(of.map(({ quantity }) => quantity))).toBe(ordered)
      }
      const delivery = clearing.shares.filter(({ itemId }) => itemId === null)
      expect(sumPence(delivery.map(({ netPence }) => netPence))).toBe(clearing.deliveryPence)
      expect(sumPence(clearing.vatShares.map(({ vatPence }) => vatPence))).toBe(clearing.vatPence)
      expect(sumPence(clearing.vatShares.map(({ netPence }) => netPence))).toBe(
        clearing.goodsPence + clearing.deliveryPence,
      )
    }),
    { numRuns: 250 },
  )
})

test("the order in which schools committed changes nothing", () => {
  fc.assert(
    fc.property(anyCase(everyKind), ([terms, wishes]) => {
      expect(clearPool(terms, wishes.toReversed())).toEqual(clearPool(terms, wishes))
    }),
  )
})

/** Rules by which one more school never raises another's part, and the conditions that keep it so. */
const GUARANTEED = ["by-quantity", "equally", "by-number-on-roll", "lump-sum-plus-per-pupil"]
const KEEPING: Kind[] = ["steps", "schools", "all-or-nothing"]

test("one more school never raises anybody's price, and turns nobody away, where conditions keep that promise", () => {
  fc.assert(
    fc.property(anyCase(KEEPING, GUARANTEED), ([terms, wishes]) => {
      const fewer = clearPool(inWholePacks(terms), wishes.slice(1))
      const more = clearPool(inWholePacks(terms), wishes)
      // Rounding each part up before it is accepted makes margins of a penny.
      const exact = terms.items.length === 1 || terms.deliveryPence === 0n
      for (const { schoolId, lines } of fewer.reasons)
        for (const line of lines.filter(({ cleared }) => cleared > 0)) {
          const after = more.reasons.find((one) => one.schoolId === schoolId)!
          const now = after.lines.find(({ itemId }) => itemId === line.itemId)!
          if (!exact) continue
          expect(now.cleared).toBeGreaterThanOrEqual(line.cleared)
          if (
            now.cleared === line.cleared &&
            after.lines.every((one, i) => one.cleared === lines[i]!.cleared)
          )
            expect(now.unitCost! <= line.unitCost!).toBe(true)
        }
    }),
    { numRuns: 500 },
  )
})

const inWholePacks = (terms: PoolTerms): PoolTerms => ({
  ...terms,
  items: terms.items.map((item) => ({ ...item, packs: "whole" })),
})

test("nobody pays more than the same would cost alone from the same supplier", () => {
  fc.assert(
    fc.property(anyCase(["steps", "schools", "all-or-nothing"], GUARANTEED), ([any, wishes]) => {
      const terms = inWholePacks(any)
      const together = clearPool(terms, wishes)
      for (const one of wishes) {
        const lines = linesIn(together, one.schoolId).map(({ itemId, cleared }) => ({
          itemId,
          quantity: cleared,
        }))
        if (lines.length === 0) continue
        const alone = clearPool(terms, [{ ...one, lines, conditions: null } satisfies Commitment])
        if (alone.kind === "nothing-clears" || alone.items.some(({ asked, ordered }) => asked > ordered))
          continue
        const parts = BigInt(lines.length + 1)
        expect(paid(together, one.schoolId).net <= paid(alone, one.schoolId).net + parts).toBe(true)
      }
    }),
    { numRuns: 250 },
  )
})
