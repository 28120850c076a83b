import { formatPounds, type Pence } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type {
  PoolClearing,
  PoolShare,
  ShareWorkings,
  VatShare,
} from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { shareVat, taxedShares } from "#app/features/purchasing/reckoning/share-vat.ts"
import type { PoolResult } from "#app/features/purchasing/showing/pool-view.ts"

type Cleared = Extract<PoolClearing, { kind: "cleared" }>
export type Addends = { terms: PoolTerms; asker: string; before: PoolResult }

/** One school's amount of one shared cost. */
type Part = { schoolId: string; key: string; pence: Pence; workings: ShareWorkings }

/**
 * A clearing in which no part of another school has grown by the penny that rounding moved: those pennies stay with
 * the school that adds. null where a part has grown by more, or where the school that adds has none of that cost.
 * What has become cheaper says what it was.
 */
export function keepPenniesWith({ terms, asker, before }: Addends, after: Cleared): Cleared | null {
  const goods = settle(asker, before.shares.map(partOfShare), after.shares.map(partOfShare))
  if (!goods) return null
  const shares = after.shares.map((share, i) => ({
    ...share,
    netPence: goods[i]!.pence,
    workings: goods[i]!.workings,
  }))
  const vat = shareVat(terms.id, taxedShares(terms, shares))
  const taxes = settle(asker, before.vatShares.map(partOfVat), vat.shares.map(partOfVat))
  if (!taxes) return null
  const vatShares = vat.shares.map((share, i) => ({
    ...share,
    vatPence: taxes[i]!.pence,
    workings: taxes[i]!.workings,
  }))
  return { ...after, shares, vatShares }
}

const partOfShare = ({ schoolId, itemId, netPence, workings }: PoolShare): Part => ({
  ...{ schoolId, key: itemId ?? "delivery", pence: netPence, workings },
})
const partOfVat = ({ schoolId, vatRate, vatPence, workings }: VatShare): Part => ({
  ...{ schoolId, key: vatRate, pence: vatPence, workings },
})

function settle(asker: string, before: readonly Part[], after: readonly Part[]): Part[] | null {
  const was = new Map(before.map(({ schoolId, key, pence }) => [`${schoolId} ${key}`, pence]))
  const owed = new Map<string, Pence>()
  const settled = after.map((part) => {
    const earlier = was.get(`${part.schoolId} ${part.key}`) ?? 0n
    if (part.schoolId === asker || part.pence <= earlier) return part
    owed.set(part.key, (owed.get(part.key) ?? 0n) + part.pence - earlier)
    return { ...part, pence: earlier }
  })
  const isRounding = after.every(
    (part) => part.schoolId === asker || part.pence - (was.get(`${part.schoolId} ${part.key}`) ?? 0n) <= 1n,
  )
  const bears = (key: string) => settled.some((part) => part.schoolId === asker && part.key === key)
  if (!isRounding || ![...owed.keys()].every(bears)) return null
  return settled.map((part) => {
    const moved = part.schoolId === asker ? (owed.get(part.key) ?? 0n) : 0n
    return withHistory({ ...part, pence: part.pence + moved }, was.get(`${part.schoolId} ${part.key}`), moved)
  })
}

/** Says what the part was before the addition, and which pennies of rounding are in it. */
function withHistory(part: Part, was: Pence | undefined, moved: Pence): Part {
  const sentences = [
    ...(moved > 0n ? [`${formatPounds(moved)} of it is rounding that the addition moved.`] : []),
    ...(was !== undefined && was !== part.pence
      ? [`Before more was added it was ${formatPounds(was)}.`]
      : []),
  ]
  if (sentences.length === 0) return part
  return { ...part, workings: { ...part.workings, sentences: [...part.workings.sentences, ...sentences] } }
}
