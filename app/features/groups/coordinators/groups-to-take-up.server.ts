import { sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Tx } from "#db/client.ts"

/** Groups of the acting school that wait for somebody like the actor to take them up. */
export async function groupsToTakeUp(tx: Tx, actor: Actor): Promise<{ id: string; name: string }[]> {
  const mine = actor.groups.filter((group) => can(actor, "take-up-group", group))
  if (mine.length === 0) return []
  return tx
    .selectFrom("schoolGroup")
    .select(["id", "name"])
    .where(
      "id",
      "in",
      mine.map(({ id }) => id),
    )
    .where(sql<boolean>`acting.may_take_up(id)`)
    .orderBy("name")
    .execute()
}
