import type { Actor, SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { readArrangement } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** Recharges are for those who handle a school's money; everybody else reads who they are. */
export const whoRecharges = (actor: Actor): SchoolActor => {
  if (actor.school === null)
    throw forbidden("Recharges belong to a school, and you act for a group. Choose a school to act for.")
  if (!can(actor, "see-recharges"))
    throw forbidden(
      `Recharges of ${actor.school.name} are for those who handle its money: its head, business managers and finance staff.`,
    )
  return actor as SchoolActor
}

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
  return { keeper: actor as SchoolActor, arrangement: found }
}
