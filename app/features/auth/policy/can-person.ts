import type { Actor } from "#app/features/auth/actor.ts"
import { speaksForSchool } from "#app/features/auth/policy/standing.ts"

export const personRules = {
  /** Their own name at any time; another's, whoever leads a school where they have worked: which, the act looks up. */
  "forget-person": (actor: Actor, { personId }: { personId: string }) =>
    actor.personId === personId || speaksForSchool(actor),
}
