import { sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import type { OpenAdmission } from "#app/features/groups/admissions/admission-view.ts"
import type { Tx } from "#db/client.ts"

const open = (tx: Tx) =>
  tx
    .selectFrom("groupAdmission as a")
    .innerJoin("schoolGroup as g", "g.id", "a.groupId")
    .leftJoin("school as s", "s.id", "a.schoolId")
    .select([
      "a.id",
      "a.groupId",
      "g.name as groupName",
      "a.openedBySide",
      "a.schoolId",
      "s.name as schoolName",
    ])
    .select(["s.urn", "s.joinedAt as schoolJoinedAt", "a.email", "a.message", "a.openedAt", "a.expiresAt"])
    .$narrowType<Pick<OpenAdmission, "openedBySide">>()
    .where("a.answer", "is", null)
    .where("a.expiresAt", ">", sql<Temporal.Instant>`now()`)
    .orderBy("a.openedAt")

/** What waits between a group and schools; the group's coordinators see all of it, a school what concerns it. */
export const openAdmissionsOf = (tx: Tx, groupId: string): Promise<OpenAdmission[]> =>
  open(tx).where("a.groupId", "=", groupId).execute()

/** What waits between groups and the actor: for their school, or addressed to them. */
export const admissionsConcerning = (tx: Tx, actor: Actor): Promise<OpenAdmission[]> =>
  open(tx)
    .where((eb) =>
      eb.or([
        eb("a.schoolId", "=", actor.school?.id ?? null),
        eb.and([
          eb("a.schoolId", "is", null),
          eb(eb.fn<string>("lower", ["a.email"]), "=", actor.email.toLowerCase()),
        ]),
      ]),
    )
    .execute()

/** Schools that ask to join a group which the actor coordinates. */
export async function admissionsAsked(tx: Tx, actor: Actor): Promise<OpenAdmission[]> {
  const groupIds = actor.coordinates.map((group) => group.id)
  if (groupIds.length === 0) return []
  return open(tx).where("a.groupId", "in", groupIds).where("a.openedBySide", "=", "school").execute()
}
