import { can } from "#app/features/auth/policy/can.ts"
import { mayNotCopy } from "#app/features/purchasing/again/copy-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

type PoolAct =
  | "ask-to-add"
  | "copy-pool"
  | "edit-pool"
  | "extend-pool"
  | "cancel-pool"
  | "see-shares"
  | "see-why"
  | "withdraw-from-pool"
  | "see-pool"
  | "see-quotations"
  | "enter-quotation"
  | "use-quotation"

/** The pool of a page that only some may open: 404 for whoever cannot see it, 403 for whoever may not do this. */
export async function poolFor({ tx, actor, params }: Visit, act: PoolAct): Promise<PoolView> {
  const view = await readPool(tx, params.poolId ?? "")
  if (!view) throw notFound()
  if (!can(actor, act, inPolicy(view.terms))) throw forbidden(WHO_MAY[act])
  return view
}

const LEADS =
  "Only the lead school's head, business manager and finance staff and the group's coordinators can do this."

const WHO_MAY: Record<PoolAct, string> = {
  "ask-to-add": "Only a head, business manager or finance officer of a school in the pool can ask for more.",
  "copy-pool": mayNotCopy.sentence,
  "edit-pool": LEADS,
  "extend-pool": LEADS,
  "cancel-pool": LEADS,
  "see-shares": LEADS,
  "see-pool": "This pool is for the schools of its groups.",
  "see-quotations": LEADS,
  "see-why": "Why a school is in or out is for its own head, business managers and finance staff.",
  "enter-quotation": LEADS,
  "use-quotation": LEADS,
  "withdraw-from-pool":
    "Only a head, business manager or finance officer of a school in the pool can do this.",
}
