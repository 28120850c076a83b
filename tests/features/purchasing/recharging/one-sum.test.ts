import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { lineTotal } from "#app/core/unit-price.ts"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import { exportedLines } from "#app/features/invoicing/exports/exported-lines.ts"
import { invoiceFrom, type SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { wordDifference } from "#app/features/purchasing/corrections/word-difference.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { rechargePool } from "#app/features/purchasing/recharging/recharge-pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { anyOrderedPool, anyWishes } from "#tests/support/builders/conditions.ts"
import { commits, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

const schoolIn = (id: string): SellingSchool => {
  const name = `School ${id.slice(-2)}`
  return {
    ...{ id, legalEntity: { id, name, kind: "trust", vatNumber: id === schoolId(0) ? "GB 1" : null } },
    party: { schoolName: name, legalEntityName: name, addressLines: [], vatNumber: "GB 1", urn: "1" },
    bank: null,
  }
}

const invoicesOf = (terms: PoolTerms, commitments: readonly Commitment[]) => {
  const clearing = clearPool(terms, commitments)
  if (clearing.kind !== "cleared") return null
  const deliveredOn = Temporal.PlainDate.from("2026-12-10")
  const pool = { terms, ...clearing, orderNumbers: new Map(), approvals: new Map(), deliveredOn }
  const { drafts, kept } = rechargePool(pool, schoolIn(terms.leadSchool.id), schoolIn)
  const documents = drafts.map((draft, n) =>
    invoiceFrom(schoolIn(schoolId(0)), draft, {
      ...{ number: `S-${n}`, issuedOn: deliveredOn, paymentReference: "X" },
    }),
  )
  return { clearing, documents, kept }
}

const steps = itemTerms({ pricing: "incremental" })
const linesOf = (item: typeof steps) => {
  const terms = poolTerms({ items: [item], deliveryPence: 0n })
  const { documents } = invoicesOf(terms, [commits(0, [132]), commits(1, [12])])!
  return documents[0]!
}

test("where each price holds for its own units, a school's part is one sum, and the workings have every price", () => {
  const { lines, workings } = linesOf(steps)
  // 99 at £4.00 and 45 at £3.50 are £553.50, of which 12 of 144 reams bear £46.125, and the odd penny.
  expect(
    lines.map(({ description, quantity, unit, unitPrice, netPence }) => [
      ...[description, quantity, unit, unitPrice, netPence],
    ]),
  ).toEqual([["A4 copier paper: 12 reams together", 1n, "", 461_300n, 4_613n]])
  expect(workings[0]?.sentences.join(" ")).toContain(
    "The whole order is 144 reams, 99 at £4.00 and 45 at £3.50 a ream: £553.50 before VAT.",
  )
})

test("where more comes than is charged for, a school's part is one sum", () => {
  const beyond = itemTerms({
    ordersBeyond: true,
    tiers: [steps.tiers[0]!, { fromQuantity: 150, unitPrice: 35_000n }],
  })
  const { lines, workings } = linesOf(beyond)
  expect(lines.map(({ description, quantity, netPence }) => [description, quantity, netPence])).toEqual([
    ["A4 copier paper: 13 reams together", 1n, 4_375n],
  ])
  expect(workings[0]?.sentences.join(" ")).toContain("150 reams at £3.50 a ream: £525.00 before VAT")
})

test("units at one price stay units at a price", () => {
  expect(linesOf(itemTerms()).lines[0]).toMatchObject({ quantity: 12n, unit: "ream", unitPrice: 35_000n })
})

test("every line is its quantity at its price, but for a penny of shared rounding, and exports keep every sum", () => {
  fc.assert(
    fc.property(
      anyOrderedPool().chain((terms) =>
        fc.tuple(fc.constant(terms), anyWishes(terms, ["steps", "tolerances"])),
      ),
      ([terms, wishes]) => {
        const made = invoicesOf(terms, wishes)
        if (!made) return
        const { documents, clearing, kept } = made
        for (const document of documents) {
          checkTotals(document)
          for (const line of document.lines) {
            const rest = lineTotal(line.unitPrice, line.quantity) - line.netPence
            expect(rest >= -1n && rest <= 1n).toBe(true)
          }
        }
        const invoiced = sumPence(documents.map(({ grossPence }) => grossPence))
        expect(invoiced + kept.grossPence).toBe(
          clearing.goodsPence + clearing.deliveryPence + clearing.vatPence,
        )
        const net = sumPence(documents.map(({ netPence }) => netPence))
        expect(sumPence(exportedLines(documents).map(({ netPence }) => netPence))).toBe(net)
      },
    ),
  )
})

test("a changed quantity of what was charged as one sum is one sum, without a price of a unit", () => {
  const line = linesOf(steps).lines[0]!
  const change = { name: "A4 copier paper", unit: "ream" }
  const at = (quantity: number) => ({ quantity, unitPrice: 38_438n })
  expect(wordDifference(line, -768n, { ...change, before: at(12), after: at(10) })).toMatchObject({
    ...{ description: "A4 copier paper: 10 reams instead of 12", quantity: 1n, unit: "", netPence: 768n },
  })
})
