import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { noteStep } from "#app/features/purchasing/pools/move-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { supplierChange } from "#app/features/purchasing/pools/pool-transitions.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import { adoptionHindrances } from "#app/features/purchasing/quotations/adoption-hindrances.ts"
import { adoptionSavings } from "#app/features/purchasing/quotations/adoption-savings.ts"
import { committedDemand } from "#app/features/purchasing/quotations/demand.ts"
import type { Quotation } from "#app/features/purchasing/quotations/quotation.ts"
import { supplierChanged } from "#app/features/purchasing/quotations/quotation-letters.ts"
import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Use = { poolId: string; quotationId: string }

/**
 * Has a pool buy by a quotation: its supplier, prices, packs, VAT and delivery. A draft takes any that sells all of its
 * items. An open pool takes one that is nowhere dearer, and every school that may join is told.
 */
export async function adoptQuotation(
  tx: Tx,
  actor: Actor,
  { poolId, quotationId }: Use,
  post: Post,
): Promise<{ kind: "used" } | Refusal> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms, now } = locked
  if (!can(actor, "use-quotation", inPolicy(terms))) return onlyLeads
  const quotation = (await readQuotations(tx, poolId)).find(({ id }) => id === quotationId)
  if (!quotation) return poolNotFound
  if (quotation.settled?.as === "used") return { kind: "used" }
  const hindrances = adoptionHindrances(terms, quotation, now)
  if (hindrances.length > 0) return refused(hindrances.join(" "))
  await sql`select adopt_quotation(${quotationId})`.execute(tx)
  await recordEvent(tx, actor, {
    act: "use-quotation",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { quotationId, state: terms.state, from: terms.supplierName, to: quotation.supplierName },
  })
  if (terms.state === "open") await tellEverybody(tx, actor, { terms, quotation }, post)
  return { kind: "used" }
}

async function tellEverybody(
  tx: Tx,
  actor: Actor,
  { terms, quotation }: { terms: PoolTerms; quotation: Quotation },
  post: Post,
): Promise<void> {
  const poolId = terms.id
  const by = { personId: actor.personId, name: actor.name }
  const reason = supplierChange(terms.supplierName, quotation.supplierName)
  await noteStep(tx, { poolId, from: "open", to: "open", by, reason })
  const view = await readPool(tx, poolId)
  const savings = adoptionSavings(terms, quotation, view ? committedDemand(view).commitments : [])
  // A school that has left the groups and is still in is told as well.
  const readers = [
    ...(await addresseesOf(tx, poolId, "everybody")),
    ...(await addresseesOf(tx, poolId, "participants")),
  ]
  await writeToSchools(tx, post, readers, (reader) => {
    const saving = savings.get(reader.schoolId) ?? null
    const change = { terms, supplierName: quotation.supplierName, by: actor.name, saving }
    return supplierChanged(reader, change, post.appUrl)
  })
}
