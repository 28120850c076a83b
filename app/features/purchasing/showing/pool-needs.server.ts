import { formatPounds } from "#app/core/money.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Need } from "#app/features/notifications/need.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { type PoolNeed, poolsNeedingMe } from "#app/features/purchasing/showing/pools-needing-me.server.ts"
import type { Tx } from "#db/client.ts"

/** What waits for this person in purchasing: pools to answer, pools in hand, and results. */
export async function poolNeeds(tx: Tx, actor: Actor): Promise<Need[]> {
  const found = await poolsNeedingMe(tx, actor)
  return found.filter((pool) => mayMeet(actor, pool)).map(needOf)
}

/** A step waits only for those who may take it. */
const mayMeet = (actor: Actor, pool: PoolNeed): boolean => {
  switch (pool.need) {
    case "answer":
      return can(actor, "commit-to-pool", pool)
    case "order":
      return can(actor, "order-pool", pool)
    case "deliver":
      return can(actor, "deliver-pool", pool)
    case "invoice":
      return can(actor, "issue-invoice", { sellerSchoolId: pool.leadSchoolId })
    case "read-result":
      return true
  }
}

function needOf(pool: PoolNeed): Need {
  const amount = pool.grossPence === null ? undefined : `${formatPounds(pool.grossPence)} inc VAT`
  const base = { key: `${pool.need}-${pool.poolId}`, href: `/pools/${pool.poolId}`, by: null, amount }
  switch (pool.need) {
    case "answer":
      return {
        ...{ ...base, by: pool.closesAt, byVerb: "closes", weight: "deadline" },
        title: `Answer: ${pool.title}`,
        detail: `A pool with ${pool.supplierName} that your school has not answered`,
      }
    case "order":
      return {
        ...{ ...base, weight: "duty" },
        title: `Order: ${pool.title}`,
        detail:
          pool.additions > 0
            ? `${countUnits(pool.additions, "school")} asked for more. Answer before you order from ${pool.supplierName}`
            : `The pool has cleared. Place the order with ${pool.supplierName}, then mark it as ordered`,
      }
    case "deliver":
      return {
        ...{ ...base, weight: "duty" },
        title: `Record the delivery: ${pool.title}`,
        detail: `Ordered from ${pool.supplierName}. Say what has arrived`,
      }
    case "invoice":
      return {
        ...{ ...base, weight: "duty" },
        title: `Issue invoices: ${pool.title}`,
        detail: "Everything has arrived, so every school can be invoiced its share",
        href: `/pools/${pool.poolId}/invoices`,
      }
    case "read-result":
      return {
        ...{ ...base, by: pool.closesAt, byVerb: "closed", weight: "news" },
        title: pool.title,
        detail:
          pool.outcome === "cleared"
            ? "The pool closed. See what your school pays, and why"
            : "The pool closed and nothing was bought. See what was missing",
      }
  }
}
