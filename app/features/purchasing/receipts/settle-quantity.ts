import { apportion } from "#app/core/apportion.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import {
  type AccountFacts,
  factsOf,
  type ItemFacts,
  type PoolAccount,
  type Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { unitsOf } from "#app/features/purchasing/corrections/replaced.ts"

/** Whether the supplier charges for the difference no more, or the other schools have it. */
export type WhoBears = "supplier" | "other-schools"

type Wish = { quantity: number; whoBears: WhoBears }

/**
 * What was delivered, once it is agreed that one school received another quantity than its share. Either the
 * supplier's total moves with it, or the total stands and the other schools share the difference in proportion.
 */
export const settleQuantity = (
  account: PoolAccount,
  line: { schoolId: string; itemId: string },
  { quantity, whoBears }: Wish,
): Outcome<AccountFacts> => {
  const facts = factsOf(account)
  const shares = account.shares.filter(({ itemId }) => itemId === line.itemId)
  const had = shares.find(({ schoolId }) => schoolId === line.schoolId)?.quantity ?? 0
  if (quantity === had)
    return refuse("That is what your page says already. Explain instead, or enter another quantity")
  const items = facts.items.map((item) => {
    if (item.itemId !== line.itemId) return item
    const settled = new Map(item.settled).set(line.schoolId, quantity)
    const total = whoBears === "supplier" ? item.quantity + quantity - had : item.quantity
    return { ...item, quantity: total, settled, replacements: replacementsOf(item, total) }
  })
  const corrected = items.find(({ itemId }) => itemId === line.itemId)!
  const agreed = [...corrected.settled.values()].reduce((sum, one) => sum + one, 0)
  if (agreed > corrected.quantity)
    return refuse("That is more than was delivered in all. Correct what was delivered first")
  const others = shares.filter(({ schoolId }) => !corrected.settled.has(schoolId))
  if (agreed < corrected.quantity && others.length === 0)
    return refuse("No other school is left to have the rest, so the supplier's total must change with it")
  return succeed({ ...facts, items })
}

/** What replaced all of an item still does, each in proportion; what replaced a part is no more than there is. */
const replacementsOf = ({ replacements, quantity }: ItemFacts, total: number): Replacement[] => {
  const replaced = unitsOf(replacements)
  const parts = apportion(
    BigInt(replaced === quantity && replaced > 0 ? total : Math.min(replaced, total)),
    replacements.map((one) => BigInt(one.quantity)),
  )
  return replacements
    .map((one, place) => ({ ...one, quantity: Number(parts[place]!) }))
    .filter((one) => one.quantity > 0)
}
