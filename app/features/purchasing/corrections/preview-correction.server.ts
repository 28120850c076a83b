import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { documentName } from "#app/features/invoicing/invoice-document.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { accountWith } from "#app/features/purchasing/corrections/apply-facts.server.ts"
import { draftsOfChange } from "#app/features/purchasing/corrections/charge-corrections.server.ts"
import type { Held } from "#app/features/purchasing/corrections/correct-pool.server.ts"
import { inMoreOrLess } from "#app/features/purchasing/corrections/explain-change.ts"
import type { AccountFacts, PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { Tx } from "#db/client.ts"

/** What a correction would do, before anything is recorded: to every school, and which documents it would issue. */
export async function previewCorrection(
  tx: Tx,
  { pool, history }: Held,
  { facts, reason }: { facts: AccountFacts; reason: string },
) {
  const before = currentAccount(history)
  const after = accountWith(pool, history, facts)
  const isInvoiced = pool.terms.state === "invoiced"
  const drafts = isInvoiced ? (await draftsOfChange(tx, pool, { before, after, reason })).drafts : []
  const documentsOf = (schoolId: string) =>
    drafts
      .filter(({ buyer }) => buyer.id === schoolId)
      .map((draft) => {
        const isCredit = draft.adjusts?.as === "credit-note"
        const name = isCredit
          ? documentName({ kind: draft.kind, corrects: draft.adjusts! })
          : documentName({ kind: draft.kind, corrects: null })
        return `${name}, ${formatPounds(draft.grossPence)}`
      })
  const whole = (account: PoolAccount) => account.goodsPence + account.deliveryPence + account.vatPence
  return {
    isInvoiced,
    supplier: `The supplier’s total: ${formatPounds(whole(before))} before, ${formatPounds(whole(after))} after, ${inMoreOrLess(whole(after) - whole(before))} (inc VAT).`,
    schools: pool.participants.flatMap(({ schoolId, name }) => {
      const [was, is] = [grossIn(before, schoolId), grossIn(after, schoolId)]
      const documents = documentsOf(schoolId)
      if (was === is && documents.length === 0) return []
      return [
        {
          ...{ id: schoolId, name, before: formatPounds(was), after: formatPounds(is) },
          difference: inMoreOrLess(is - was),
          documents: documents.join("; ") || "None",
        },
      ]
    }),
  }
}

const grossIn = ({ shares, vatShares }: PoolAccount, wanted: string): Pence =>
  sumPence([
    ...shares.filter(({ schoolId }) => schoolId === wanted).map(({ netPence }) => netPence),
    ...vatShares.filter(({ schoolId }) => schoolId === wanted).map(({ vatPence }) => vatPence),
  ])
