import { formatMoment } from "#app/core/civil-time.ts"
import { momentView } from "#app/core/from-now.ts"
import { formatPounds } from "#app/core/money.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Approval, ApprovalStep } from "#app/features/purchasing/approvals/approval.ts"
import type { ApprovalStepView, ApprovalView } from "#app/features/purchasing/approvals/approval-view.ts"
import { type ApprovedThing, takesAnswers } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { CommitmentLine, ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Waiting = {
  terms: Pick<ApprovedThing, "state" | "closesAt">
  now: Temporal.Instant
  approval: Approval | null
  noun?: string
}

const listed = new Intl.ListFormat("en-GB")

/** The approval of the acting school's answer in words; null where nobody had to approve it, or for whom it is not. */
export function presentApproval({ terms, now, approval, noun }: Waiting, actor: Actor): ApprovalView | null {
  const { school } = actor
  if (!approval || !school || !can(actor, "see-approval", school)) return null
  const policy = { schoolId: school.id, level: approval.level, askedBy: approval.askedBy.id }
  const mayDecide =
    approval.state === "awaiting" && takesAnswers(terms, now) && can(actor, "decide-approval", policy)
  return {
    ...standing({ terms, now, approval, noun }, actor.personId),
    toDecide: mayDecide
      ? {
          shownPence: String(approval.worstCasePence),
          amount: formatPounds(approval.worstCasePence),
        }
      : null,
    history: approval.steps.map((step, index) => stepView(step, index, now)).toReversed(),
  }
}

type Standing = Pick<ApprovalView, "title" | "tone" | "sentences">

function standing(
  { terms, now, approval, noun = "pool" }: Waiting & { approval: Approval },
  personId: string,
): Standing {
  const { state, level, because, askedBy, steps } = approval
  const last = steps.findLast(({ step }) => step === state)
  if (state === "awaiting" && terms.state === "cancelled")
    return { title: `Nobody had approved it when the ${noun} was cancelled`, tone: "notice", sentences: [] }
  if (state === "awaiting" && !takesAnswers(terms, now))
    return {
      title: "Closed before anybody approved",
      tone: "warning",
      sentences: ["Your school is left out."],
    }
  if (state === "awaiting")
    return {
      title: `Waiting for ${level === "head" ? "the head" : "a governor"} to approve`,
      tone: "notice",
      sentences: [
        because,
        "Until then it is in nobody else's demand or price; the figures on this page are as if it were approved. " +
          `Without an approval by ${formatMoment(terms.closesAt)} your school is left out.`,
        ...(askedBy.id === personId ? ["You gave this answer, and nobody approves their own."] : []),
      ],
    }
  if (state === "approved" && last)
    return {
      title: `Approved by ${last.personName}, up to ${formatPounds(last.worstCasePence)} inc VAT`,
      tone: "success",
      sentences: takesAnswers(terms, now) ? ["An answer that can come to more needs approval again."] : [],
    }
  if (state === "refused" && last)
    return {
      title: `Refused by ${last.personName}`,
      tone: "warning",
      sentences: [
        last.reason,
        `It does not count, though the figures on this page are as if it did. Change the answer or withdraw it by ${formatMoment(terms.closesAt)}.`,
      ],
    }
  if (state === "left-out")
    return {
      title: "Your school was left out",
      tone: "warning",
      sentences: [...(last ? [last.reason] : []), "You get nothing and pay nothing."],
    }
  return { title: "No approval is needed any more", tone: "notice", sentences: [] }
}

const DID: Record<ApprovalStep["step"], string> = {
  asked: "asked for approval of up to",
  approved: "approved up to",
  refused: "refused",
  "left-out": "left the school out, at up to",
}

const stepView = (step: ApprovalStep, index: number, now: Temporal.Instant): ApprovalStepView => ({
  key: String(index),
  at: momentView(step.at, now),
  what: `${step.personName}${step.role && ` (${lowerFirst(step.role)})`} ${DID[step.step]} ${formatPounds(step.worstCasePence)} inc VAT`,
  reason: step.reason,
})

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

type AllWaiting = Pick<Waiting, "approval"> & {
  terms: PoolTerms
  awaiting: { items: readonly ItemDemand[]; schools: number } | null
}

/** What the whole group may know of answers that wait: how many schools, and how much together. */
export function awaitingInWords({ terms, awaiting, approval }: AllWaiting): string | null {
  if (!awaiting) return null
  // Who waits alone reads of it above.
  if (awaiting.schools === 1 && approval?.state === "awaiting") return null
  return sayAwaiting(awaiting.schools, takenInWords(terms, awaiting.items))
}

/** Of so many schools, and so much together, that is not counted yet. */
export const sayAwaiting = (schools: number, amounts: string): string =>
  `${schools === 1 ? "One school is" : `${schools} schools are`} awaiting approval for ${amounts} more. That is not in the demand or the prices yet.`

/** "40 reams of A4 copier paper and 2 boxes of A3 paper"; with one item "40 reams". */
export const takenInWords = (terms: PoolTerms, lines: readonly CommitmentLine[]): string =>
  listed.format(
    terms.items.flatMap((item) => {
      const quantity = lines.find(({ itemId }) => itemId === item.id)?.quantity
      if (!quantity) return []
      const amount = countUnits(quantity, item.unit)
      return [terms.items.length === 1 ? amount : `${amount} (${item.name})`]
    }),
  )
