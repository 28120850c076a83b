import { redirect } from "@remix-run/node"
import { actsForSchool } from "#app/features/auth/actor.ts"
import { watchCap } from "#app/features/purchasing/cap/watch-cap.server.ts"
import { commitToPool } from "#app/features/purchasing/commitments/commit-to-pool.server.ts"
import { commitmentForm } from "#app/features/purchasing/commitments/commitment-form.ts"
import { holdToAnswer, type PoolToAnswer } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { openPool } from "#app/features/purchasing/pools/open-pool.server.ts"
import { orderPool } from "#app/features/purchasing/pools/order-pool.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { recordDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal, isRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import type { Posted, Visit } from "#app/server/signed-in.server.ts"

type LeadAct = (visit: Visit, poolId: string) => Promise<{ kind: string } | Refusal>

/** What those who lead a pool do with one button on its page, by the button's intent. */
const leadActs: Record<string, LeadAct> = {
  open: ({ tx, actor, context }, poolId) => openPool(tx, actor, { poolId, at: "its-time" }, context),
  "open-now": ({ tx, actor, context }, poolId) => openPool(tx, actor, { poolId, at: "once" }, context),
  order: ({ tx, actor }, poolId) => orderPool(tx, actor, poolId),
  deliver: ({ tx, actor, context }, poolId) => recordDelivery(tx, actor, poolId, context),
}

const intentIn = (form: FormData) => intentOf(form, ["commit", ...Object.keys(leadActs)])

/** The pool that a school answers; those who lead it act on one that nobody answers meanwhile. */
export const heldForAnswer = async ({ tx, form, params }: Posted & Pick<Visit, "tx">) =>
  leadActs[intentIn(form)] ? null : holdToAnswer(tx, params.poolId ?? "")

/** Does what was posted from a pool's page: a school's answer, unless a button says otherwise. */
export async function actOnPool(visit: Visit & Posted, held: PoolToAnswer | null) {
  const { form, params } = visit
  const intent = intentIn(form)
  const act = leadActs[intent]
  const poolId = params.poolId ?? ""
  if (!act) return answerPool(visit, held, form)
  const outcome = await act(visit, poolId)
  return isRefusal(outcome) ? answerRefusal(outcome, form) : goBack(visit, poolId, intent)
}

async function answerPool(visit: Visit, held: PoolToAnswer | null, form: FormData) {
  const { tx, actor, lastly } = visit
  requireSameSchool(form, actor)
  if (!held) throw notFound()
  if (!actsForSchool(actor))
    return answerRefusal(refused("You act for no school, so you cannot answer for one."), form)
  const parsed = parseForm(commitmentForm(held.terms.items), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await commitToPool(tx, actor, held, parsed.value, held.terms.cap ? undefined : lastly)
  if (outcome.kind !== "committed") return answerRefusal(outcome, form)
  await watchCap(tx, held.terms, visit.context)
  return goBack(visit, held.terms.id, outcome.approval === "awaiting" ? "ask" : "commit")
}

const SHOWN_AT_ANSWER = ["commit", "ask", "withdraw"]

/** Back to the pool's page, which says what was done; every open page of the pool is told. */
export function goBack({ afterCommit, context }: Visit, poolId: string, done: string) {
  afterCommit(() => context.poolChanges.announce(poolId))
  return redirect(`/pools/${poolId}?done=${done}${SHOWN_AT_ANSWER.includes(done) ? "#answer" : ""}`)
}
