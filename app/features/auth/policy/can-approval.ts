import { type Actor, handlesMoney, holds } from "#app/features/auth/actor.ts"
import { actsFor, handlesMoneyOf } from "#app/features/auth/policy/standing.ts"

type School = { id: string }
type Asked = { schoolId: string; level: "head" | "governors"; askedBy: string }

/** A governor who also spends the school's money is not the second pair of eyes that governors are asked for. */
const governs = (actor: Actor) => holds(actor, "governor") && !handlesMoney(actor)

const spendsOrGoverns = (actor: Actor, { id }: School) =>
  actsFor(actor, id) && (handlesMoney(actor) || holds(actor, "governor"))

export const approvalRules = {
  /** What people may commit alone, and what waits for whom. */
  "see-spending-limits": spendsOrGoverns,
  "see-approval": spendsOrGoverns,
  /** Whoever answers for a school changes or withdraws what was refused. */
  "answer-refusal": (actor: Actor, { id }: School) => handlesMoneyOf(actor, id),
  "set-spending-limits": (actor: Actor, { id }: School) => actsFor(actor, id) && holds(actor, "head"),
  /** A governor's word goes for a head's too; nobody approves what they have asked for. */
  "decide-approval": (actor: Actor, { schoolId, level, askedBy }: Asked) =>
    actsFor(actor, schoolId) &&
    actor.personId !== askedBy &&
    (governs(actor) || (level === "head" && holds(actor, "head"))),
}
