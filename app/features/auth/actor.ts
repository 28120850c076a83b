export type SchoolRole = "head" | "business-manager" | "finance" | "staff" | "governor"
export type GroupKind = "trust" | "learning-community" | "alliance" | "network" | "consortium"

export type Place = { id: string; name: string; roles: SchoolRole[] }
export type GroupPlace = { id: string; name: string; kind: GroupKind }

/**
 * Who is asking, and for which school: the signed-in person with everything a rule or a page header asks of them.
 * `school` is the place they act for now, `places` all schools where they hold a role, `groups` the acting
 * school's groups, `coordinates` the groups they run themselves.
 */
export type Actor = {
  personId: string
  name: string
  email: string
  emailVerified: boolean
  twoFactorEnabled: boolean
  twoFactorDue: boolean
  school: Place | null
  places: Place[]
  groups: GroupPlace[]
  coordinates: GroupPlace[]
}

/** An actor who acts for a school; what every act on behalf of a school takes. */
export type SchoolActor = Actor & { school: Place }

export const actsForSchool = (actor: Actor): actor is SchoolActor => actor.school !== null

/** The same person, after a rule that lets through only those who act for a school; a rule that does not is a bug. */
export function actingForSchool(actor: Actor): SchoolActor {
  if (!actsForSchool(actor)) throw new Error("A rule let somebody through who acts for no school.")
  return actor
}

const MONEY_ROLES: readonly SchoolRole[] = ["head", "business-manager", "finance"]

export const holds = (actor: Actor, ...roles: SchoolRole[]) =>
  actor.school?.roles.some((role) => roles.includes(role)) ?? false

/** Heads, business managers and finance staff reach invoices and payments. */
export const handlesMoney = (actor: Actor) => holds(actor, ...MONEY_ROLES)

/** All groups the actor sees: those of the acting school, and those they coordinate. */
export const groupIdsOf = (actor: Actor) => [
  ...new Set([...actor.groups, ...actor.coordinates].map((group) => group.id)),
]
