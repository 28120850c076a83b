import type { VatRate } from "#app/core/vat.ts"
import { inOrOut, whatWouldHaveChanged, whyLine } from "#app/features/purchasing/explaining/why-line.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { ItemOutcome, ShareWorkings } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { Change, ExplainedReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import type { PoolResult } from "#app/features/purchasing/showing/pool-view.ts"

/**
 * Everything that brought a school its result, in sentences to read and as figures to compute with. Money is whole
 * pence, unit prices ten-thousandths of a pound, both as decimal text; all of it before VAT unless it says so.
 */
export type Explanation = {
  pool: { id: string; title: string }
  schoolId: string
  isIn: boolean
  sentence: string
  items: ItemExplanation[]
  delivery: PartExplanation | null
  vat: { rate: VatRate; vatPence: string; workings: ShareWorkings }[]
  whatWouldHaveChanged: { sentence: string; change: Change }[]
}

export type PartExplanation = { netPence: string; workings: ShareWorkings }

export type ItemExplanation = {
  itemId: string
  name: string
  unit: string
  asked: number
  bought: number
  received: number
  sentences: string[]
  /** The supplier's price, and what the group's demand came to, for everybody. */
  group: { ordered: number; unitPrice: string | null; sentence: string }
  share: PartExplanation | null
}

/** Explains a closed pool to one school that took part in it. */
export function explain(terms: PoolTerms, result: PoolResult, reason: ExplainedReason): Explanation {
  const own = result.shares.filter(({ schoolId }) => schoolId === reason.schoolId)
  const partOf = (itemId: string | null): PartExplanation | null => {
    const share = own.find((one) => one.itemId === itemId)
    return share ? { netPence: String(share.netPence), workings: share.workings } : null
  }
  const sentences = whatWouldHaveChanged(terms, reason)
  return {
    pool: { id: terms.id, title: terms.title },
    schoolId: reason.schoolId,
    isIn: reason.isIn,
    sentence: inOrOut(reason),
    items: reason.lines.map((line): ItemExplanation => {
      const item = itemOf(terms, line.itemId)
      const outcome = result.items.find(({ itemId }) => itemId === line.itemId)
      return {
        ...{ itemId: item.id, name: item.name, unit: item.unit },
        ...{ asked: line.asked, bought: line.cleared, received: line.received },
        sentences: whyLine(terms, line),
        group: groupOf(outcome),
        share: partOf(line.itemId),
      }
    }),
    delivery: partOf(null),
    vat: result.vatShares
      .filter(({ schoolId, vatPence }) => schoolId === reason.schoolId && vatPence !== 0n)
      .map(({ vatRate, vatPence, workings }) => ({ rate: vatRate, vatPence: String(vatPence), workings })),
    whatWouldHaveChanged: reason.changes.map((change, i) => ({ sentence: sentences[i]!, change })),
  }
}

const groupOf = (outcome: ItemOutcome | undefined): ItemExplanation["group"] => ({
  ordered: outcome?.ordered ?? 0,
  unitPrice: outcome?.unitPrice == null ? null : String(outcome.unitPrice),
  sentence: outcome?.reason ?? "",
})
