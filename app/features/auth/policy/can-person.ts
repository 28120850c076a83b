import { type Actor, holds } from "#app/features/auth/actor.ts"

export const personRules = {
  /** Their own name at any time; another's, whoever leads a school where they have worked: which, the act looks up. */
  "forget-person": (actor: Actor, { personId }: { personId: string }) =>
    actor.personId === personId || holds(actor, "head", "business-manager"),
}
