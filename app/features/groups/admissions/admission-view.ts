import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { lastFullDay } from "#app/features/groups/leaving/last-full-day.ts"

export type OpenAdmission = {
  id: string
  groupId: string
  groupName: string
  openedBySide: "group" | "school"
  schoolId: string | null
  schoolName: string | null
  urn: number | null
  /** null: nobody of the school uses Kith yet, or an address is invited. */
  schoolJoinedAt: Temporal.Instant | null
  email: string | null
  message: string
  openedAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** An admission as the group's own page shows it: named by the school. */
export const admissionOfSchool = (actor: Actor, admission: OpenAdmission) => ({
  ...basics(actor, admission),
  title: admission.schoolName ?? admission.email ?? "",
  href: admission.urn === null ? null : `/schools/${admission.urn}`,
  about: howItCame(admission),
  accept: admission.openedBySide === "school" ? "Approve" : `Join for ${actor.school?.name ?? "your school"}`,
})

const howItCame = ({ openedBySide, schoolId, schoolJoinedAt }: OpenAdmission) => {
  if (openedBySide === "school") return "Asks to join."
  if (schoolId === null) return "Invited by email."
  return schoolJoinedAt === null
    ? "Invited. Nobody of it uses Kith yet, so nobody was written to: they find this when they join."
    : "Invited."
}

/** An admission as a list of several groups shows it: named by the group. */
export const admissionToGroup = (actor: Actor, admission: OpenAdmission) => ({
  ...basics(actor, admission),
  title: admission.groupName,
  href: `/groups/${admission.groupId}`,
  about:
    admission.openedBySide === "school"
      ? "Your school has asked to join."
      : `Invites ${invited(actor, admission)}.`,
  accept: `Join for ${actor.school?.name ?? "your school"}`,
})

const invited = (actor: Actor, { schoolName, email }: OpenAdmission) =>
  schoolName ?? `whoever speaks for a school at ${email ?? actor.email}`

const basics = (actor: Actor, admission: OpenAdmission) => ({
  id: admission.id,
  message: admission.message,
  until: lastFullDay(admission.expiresAt),
  mayAnswer: can(actor, "answer-admission", admission),
  mayWithdraw: can(actor, "withdraw-admission", admission),
})
