import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import { exportedLines } from "#app/features/invoicing/exports/exported-lines.ts"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import { type InvoiceDraft, invoiceFrom, type SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { SentDocument } from "#app/features/purchasing/corrections/charged-so-far.ts"
import { correctionDrafts } from "#app/features/purchasing/corrections/correction-drafts.ts"
import { deliveredAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { rechargePool, type Withheld } from "#app/features/purchasing/recharging/recharge-pool.ts"
import {
  aClearedAccount,
  anyStory,
  changeItem,
  type FactChange,
} from "#tests/support/builders/pool-accounts.ts"
import { commits, itemId, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

/** The lead's own trust, an authority's schools, and whether the lead is registered for VAT. */
const schoolIn = (id: string, registered: boolean): SellingSchool => {
  const ofLead = id === schoolId(0) || id.endsWith("3")
  return {
    id,
    legalEntity: {
      ...{ id: ofLead ? "lead's" : id, name: ofLead ? "Lead Trust" : "Marlshire", kind: "trust" },
      vatNumber: ofLead && registered ? "GB 1" : null,
    },
    party: {
      ...{ schoolName: `School ${id.slice(-2)}`, legalEntityName: "Trust", addressLines: [] },
      ...{ vatNumber: ofLead && registered ? "GB 1" : null, urn: "1" },
    },
    bank: null,
  }
}

type Wish = {
  terms: PoolTerms
  commitments: readonly Commitment[]
  changes: readonly FactChange[]
  registered?: boolean
  withheld?: Withheld
}

/** Invoices a pool, corrects it step by step, and issues what every step asks for. */
function invoiceAndCorrect({
  terms,
  commitments,
  changes,
  registered = true,
  withheld = () => new Set(),
}: Wish) {
  const cleared = aClearedAccount(terms, commitments)
  if (!cleared) return null
  const { closing, clearing } = cleared
  const schoolOf = (id: string) => schoolIn(id, registered)
  const lead = schoolOf(terms.leadSchool.id)
  const around = {
    terms,
    orderNumbers: new Map(),
    approvals: new Map(),
    deliveredOn: Temporal.PlainDate.from("2026-12-10"),
  }
  const poolOf = (account: PoolAccount) => deliveredAccount(account, clearing.items, around)
  const sent = new Map<string, SentDocument[]>()
  let count = 0
  const issue = (drafts: readonly InvoiceDraft[]) => {
    for (const draft of drafts) {
      const number = `S-${++count}`
      const issuedOn = Temporal.PlainDate.from("2026-12-12")
      const document = invoiceFrom(lead, draft, { number, issuedOn, paymentReference: number })
      checkTotals(document)
      const stored = JSON.parse(JSON.stringify(invoiceDocumentJson.encode(document)))
      const known: SentDocument = {
        ...{ id: number, adjustsId: draft.adjusts?.invoiceId ?? null },
        type: draft.adjusts?.as === "credit-note" ? "credit-note" : "invoice",
        document: invoiceDocumentJson.parse(stored),
      }
      sent.set(draft.buyer.id, [...(sent.get(draft.buyer.id) ?? []), known])
    }
  }
  issue(rechargePool(poolOf(closing), lead, schoolOf, withheld).drafts)
  let before = closing
  const steps: InvoiceDraft[][] = []
  for (const [place, change] of changes.entries()) {
    const after = cleared.correct(before, change)
    const isLast = place === changes.length - 1
    const waits = isLast ? () => new Set<string>() : withheld
    const drafts = correctionDrafts({
      ...{ pool: poolOf(after), before, after, lead, schoolOf, sent, reason: "Because." },
      withheld: waits,
    })
    issue(drafts)
    steps.push(drafts)
    before = after
  }
  const kept = rechargePool(poolOf(before), lead, schoolOf).kept.grossPence
  return { account: before, sent, steps, kept, poolOf, schoolOf, lead }
}

const grossOf = (documents: readonly SentDocument[]) =>
  sumPence(documents.map(({ type, document }) => (type === "credit-note" ? -1n : 1n) * document.grossPence))

const paper = itemTerms()
const glue = itemTerms({
  id: itemId(1),
  position: 1,
  name: "Glue sticks",
  unit: "stick",
  tiers: [{ fromQuantity: 1, unitPrice: 6_000n }],
})
const pool = {
  terms: poolTerms({ items: [paper, glue], deliveryPence: 0n }),
  commitments: [commits(0, [40]), commits(1, [100, 10]), commits(2, [60])],
}
const wordsOf = (draft: InvoiceDraft | undefined) =>
  draft?.lines.map((line) => [line.description, line.quantity, line.netPence])

const basics = {
  ...{ name: "Basics paper", quantity: 50, unitPrice: 29_000n },
  ...{ vatRate: "standard" as const, cfrCode: "E20" },
}

test("what came in the place of a part is invoiced under its own code, and what it replaced credited", () => {
  const recoded = { ...basics, cfrCode: "E25" }
  const made = invoiceAndCorrect({
    ...pool,
    changes: [changeItem(0, { replacements: [basics] }), changeItem(0, { replacements: [recoded] })],
  })!
  const [first, second] = made.steps.map((drafts) => drafts.filter(({ buyer }) => buyer.id === schoolId(1)))
  const inWords = (drafts: InvoiceDraft[] | undefined) =>
    drafts?.map(({ adjusts, lines }) => [
      adjusts?.as,
      ...lines.map((line) => [line.description, line.quantity, line.cfrCode, line.netPence]),
    ])
  expect(inWords(first)).toEqual([
    ["addition", ["Basics paper (in place of A4 copier paper)", 25n, "E20", 7_250n]],
    ["credit-note", ["A4 copier paper: 25 reams fewer", 25n, "E19", 7_750n]],
  ])
  expect(first?.[0]?.workings[0]?.sentences[1]).toBe(
    "A4 copier paper (in part Basics paper): before, 100 reams at £3.10, £310.00; now, 75 reams at £3.10 and 25 reams of Basics paper at £2.90 (CFR E20), £305.00. £5.00 less.",
  )
  expect(inWords(second)).toEqual([
    ["addition", ["Basics paper (in place of A4 copier paper)", 25n, "E25", 7_250n]],
    ["credit-note", ["Basics paper (in place of A4 copier paper): 25 reams fewer", 25n, "E20", 7_250n]],
  ])
})

test("each of two substitutes has its own line, and one of them is corrected without touching the other", () => {
  const maps = {
    ...basics,
    name: "Printed maps",
    quantity: 100,
    unitPrice: 20_000n,
    vatRate: "zero" as const,
  }
  const both = changeItem(0, { replacements: [basics, maps] })
  const taxed = changeItem(0, { replacements: [basics, { ...maps, vatRate: "standard" }] })
  const [, second] = invoiceAndCorrect({ ...pool, changes: [both, taxed] })!.steps
  const ofOne = second?.filter(({ buyer }) => buyer.id === schoolId(1))
  expect(
    ofOne?.map(({ adjusts, lines, vatPence }) => [
      ...[adjusts?.as, vatPence],
      ...lines.map((line) => [line.description, line.quantity, line.vatRate, line.netPence]),
    ]),
  ).toEqual([
    ["addition", 2_000n, ["Printed maps (in place of A4 copier paper)", 50n, "standard", 10_000n]],
    ["credit-note", 0n, ["Printed maps (in place of A4 copier paper): 50 reams fewer", 50n, "zero", 10_000n]],
  ])
})

test("a shortage after invoicing is credited by the unit, and refers to the invoice that it corrects", () => {
  const made = invoiceAndCorrect({ ...pool, changes: [changeItem(0, { quantity: 150 })] })!
  const [drafts] = made.steps
  expect(drafts?.map((draft) => [draft.buyer.id, draft.adjusts?.as, draft.grossPence])).toEqual([
    [schoolId(1), "credit-note", 9_300n],
    [schoolId(2), "credit-note", 5_580n],
  ])
  expect(wordsOf(drafts?.[0])).toEqual([["A4 copier paper: 25 reams fewer", 25n, 7_750n]])
  expect(drafts?.[0]?.vatTotals).toEqual([{ rate: "standard", netPence: 7_750n, vatPence: 1_550n }])
  expect(drafts?.[0]?.adjusts).toMatchObject({ number: "S-1", invoiceId: "S-1", reason: "Because." })
  expect(drafts?.[0]?.workings[0]).toEqual({
    heading: "What changed",
    sentences: [
      "Because.",
      "A4 copier paper: before, 100 reams at £3.10, £310.00; now, 75 reams at £3.10, £232.50. £77.50 less.",
      "VAT: before, £63.20; now, £47.70. £15.50 less.",
    ],
  })
})

test("a dearer price is charged on a further invoice, a cheaper one credited, each at what it differs by", () => {
  const dearer = invoiceAndCorrect({ ...pool, changes: [changeItem(0, { unitPrice: 32_000n })] })!.steps[0]
  expect(dearer?.[0]).toMatchObject({ adjusts: { as: "addition" }, grossPence: 1_200n })
  expect(wordsOf(dearer?.[0])).toEqual([["A4 copier paper: 100 reams at £3.20 instead of £3.10", 1n, 1_000n]])
  const both = invoiceAndCorrect({
    ...pool,
    changes: [(facts) => changeItem(1, { quantity: 12 })(changeItem(0, { unitPrice: 30_000n })(facts))],
  })!.steps[0]
  expect(both?.map((draft) => [draft.buyer.id, draft.adjusts?.as, draft.grossPence])).toEqual([
    [schoolId(1), "addition", 144n],
    [schoolId(1), "credit-note", 1_200n],
    [schoolId(2), "credit-note", 720n],
  ])
})

test("a disputed line waits while the rest is invoiced, and is invoiced once the dispute is answered", () => {
  const disputed: Withheld = (id) => new Set(id === schoolId(1) ? [itemId(0)] : [])
  const made = invoiceAndCorrect({ ...pool, withheld: disputed, changes: [(facts) => facts] })!
  const [first, later] = made.sent.get(schoolId(1))!
  expect(first?.document.lines.map((line) => line.description)).toEqual(["Glue sticks"])
  expect(later?.document.lines.map((line) => [line.description, line.quantity])).toEqual([
    ["A4 copier paper", 100n],
  ])
  expect(later?.document.follows?.number).toBe(first?.document.number)
  expect(made.sent.get(schoolId(2))).toHaveLength(1)
})

test("whatever is corrected, all documents and what the lead keeps add up to the supplier's final invoice", () => {
  const withhold = fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 3 })), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(anyStory, withhold, fc.boolean(), (story, disputes, registered) => {
      const withheld: Withheld = (id) =>
        new Set(disputes.filter(([n]) => id === schoolId(n)).map(([, item]) => itemId(item)))
      const made = invoiceAndCorrect({ ...story, registered, withheld })
      if (!made) return
      const { account, sent, kept } = made
      const supplier = account.goodsPence + account.deliveryPence + account.vatPence
      expect(sumPence([...sent.values()].map(grossOf)) + kept).toBe(supplier)
      for (const documents of sent.values()) {
        const exported = exportedLines(documents.map(({ document }) => document))
        expect(sumPence(exported.map((line) => line.grossPence))).toBe(grossOf(documents))
        for (const { type, adjustsId } of documents)
          if (type === "credit-note") expect(documents.some((one) => one.id === adjustsId)).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
}, 120_000)

test("a correction that takes back another brings the supplier's invoice, and all documents with it, back to where they were", () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const there = invoiceAndCorrect({ ...story, changes: [] })
      if (!there) return
      const facts = there.account
      const back: FactChange = (now) => ({
        deliveryPence: facts.deliveryPence,
        items: now.items.map((item) => {
          const was = facts.items.find((one) => one.itemId === item.itemId)!
          const { quantity, unitPrice, replacements } = was
          return { ...item, quantity, unitPrice, replacements }
        }),
      })
      const again = invoiceAndCorrect({ ...story, changes: [story.changes[0]!, back] })!
      const supplier = again.account.goodsPence + again.account.deliveryPence + again.account.vatPence
      expect(sumPence([...again.sent.values()].map(grossOf)) + again.kept).toBe(supplier)
      expect(again.account.items.map(({ netPence }) => netPence)).toEqual(
        facts.items.map(({ netPence }) => netPence),
      )
    }),
    { numRuns: 150 },
  )
})

test("an invoice that leaves a disputed line out says how much of the school's VAT it charges", () => {
  const [document] = invoiceAndCorrect({
    ...{ ...pool, changes: [], withheld: () => new Set([paper.id]) },
  })!.sent.get(schoolId(1))!
  expect(document!.document.vatTotals).toMatchObject([{ rate: "standard", vatPence: 120n }])
  expect(document!.document.workings.find(({ heading }) => heading === "VAT")!.sentences.at(-1)).toBe(
    "Standard rate, 20%: £1.20 of these £63.20 is charged so far, and the rest waits with what your school disputes.",
  )
})
