import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"

const tabs = [
  { href: "/hours", text: "Give and take", mayOpen: (actor: Actor) => actor.school !== null },
  { href: "/timesheets", text: "Timesheets", mayOpen: (actor: Actor) => can(actor, "see-timesheets") },
  { href: "/recharges", text: "Recharges", mayOpen: (actor: Actor) => can(actor, "see-recharges") },
] as const

/** The pages on which time is made good, as far as the actor sees them. */
export const timeTabs = (actor: Actor, current: (typeof tabs)[number]["href"]) =>
  tabs
    .filter(({ href, mayOpen }) => href === current || mayOpen(actor))
    .map(({ href, text }) => ({ href, text, current: href === current }))
