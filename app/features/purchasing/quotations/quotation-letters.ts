import { formatPounds } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"
import type { Saving } from "#app/features/purchasing/quotations/adoption-savings.ts"

type Change = { terms: PoolTerms; supplierName: string; by: string; saving: Saving | null }

/** To every school that may join: the pool buys from somebody else, and nobody pays more for it. */
export const supplierChanged = (
  reader: { name: string },
  { terms, supplierName, by, saving }: Change,
  appUrl: string,
): PoolLetter => {
  const subject = `Better terms: ${terms.title}`
  const from =
    supplierName === terms.supplierName
      ? `on better terms from ${supplierName}`
      : `from ${supplierName}, no longer from ${terms.supplierName}`
  return {
    subject,
    body: letterTo(reader.name, {
      subject,
      paragraphs: [
        `${by} has changed the pool ${terms.title}: it now buys ${from}. No price, delivery or minimum has gone up, so ` +
          "nobody pays more than before.",
        ...(saving ? [savedBy(saving)] : []),
        `See what it would cost your school now:\n${appUrl}/pools/${terms.id}`,
      ],
    }),
  }
}

const savedBy = ({ before, after }: Saving): string =>
  before > after
    ? `For what your school wants, with today's demand: ${formatPounds(after)} including VAT in place of ` +
      `${formatPounds(before)}. That saves ${formatPounds(before - after)}.`
    : `For what your school wants, with today's demand, it stays at ${formatPounds(after)} including VAT.`
