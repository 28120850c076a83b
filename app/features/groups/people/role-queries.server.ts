import { sql } from "kysely"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

/** Whether a school that the actor knows has a head on Kith. */
export async function hasHead(tx: Tx, schoolId: string): Promise<boolean> {
  const head = await tx
    .selectFrom("schoolRole")
    .select("id")
    .where("schoolId", "=", schoolId)
    .where("role", "=", "head")
    .where("endedAt", "is", null)
    .limit(1)
    .executeTakeFirst()
  return head !== undefined
}

export type HeldRole = {
  id: string
  personId: string
  name: string
  email: string
  role: SchoolRole
  grantedAt: Temporal.Instant
}

/** Everybody's current roles at a school, leaders first. */
export async function rolesAt(tx: Tx, schoolId: string): Promise<HeldRole[]> {
  const rows = await tx
    .selectFrom("schoolRole as r")
    .innerJoin("person as p", "p.id", "r.personId")
    .select(["r.id", "r.personId", "r.role", "r.grantedAt", "p.name", "p.email"])
    .$narrowType<Pick<HeldRole, "role">>()
    .where("r.schoolId", "=", schoolId)
    .where("r.endedAt", "is", null)
    .orderBy("p.name")
    .orderBy("p.id")
    .execute()
  const order: SchoolRole[] = ["head", "business-manager", "finance", "staff", "governor"]
  return rows.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

export type RoleInvitation = {
  id: string
  schoolId: string
  schoolName: string
  email: string
  role: SchoolRole
  expiresAt: Temporal.Instant
}

const openInvitations = (tx: Tx) =>
  tx
    .selectFrom("roleInvitation as i")
    .innerJoin("school as s", "s.id", "i.schoolId")
    .select(["i.id", "i.schoolId", "s.name as schoolName", "i.email", "i.role", "i.expiresAt"])
    .$narrowType<Pick<RoleInvitation, "role">>()
    .where("i.answer", "is", null)
    .where("i.expiresAt", ">", sql<Temporal.Instant>`now()`)
    .orderBy("i.invitedAt")

/** Invitations that a school has sent and nobody has answered. */
export const invitationsFrom = (tx: Tx, schoolId: string): Promise<RoleInvitation[]> =>
  openInvitations(tx).where("i.schoolId", "=", schoolId).execute()

/** Invitations that wait for a person, by their address. */
export const invitationsTo = (tx: Tx, email: string): Promise<RoleInvitation[]> =>
  openInvitations(tx)
    .where((eb) => eb(eb.fn<string>("lower", ["i.email"]), "=", email.toLowerCase()))
    .execute()
