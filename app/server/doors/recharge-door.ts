import { actingForSchool, type SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { readArrangement } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** The arrangement that the address names, for those who keep it. */
export async function arrangementOfPage({
  tx,
  actor,
  params,
}: Pick<Visit, "tx" | "actor" | "params">): Promise<{ keeper: SchoolActor; arrangement: Arrangement }> {
  const found = await readArrangement(tx, idInAddress(params.arrangementId))
  if (!found) throw notFound()
  if (!can(actor, "change-arrangement", found))
    throw forbidden("Only those who handle the employer's money see how its time is recharged.")
  return { keeper: actingForSchool(actor), arrangement: found }
}
