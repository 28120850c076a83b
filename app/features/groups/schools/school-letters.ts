import type { SchoolRole } from "#app/features/auth/actor.ts"
import { roleName } from "#app/features/auth/role-names.ts"
import type { Letter } from "#app/features/groups/letters/letter.ts"

export const personInvited = (by: string, school: string, role: SchoolRole, link: string): Letter => ({
  subject: `${school} invites you to Kith`,
  paragraphs: [
    `${by} invites you to act for ${school} on Kith as ${roleName(role)}.`,
    `Sign in or sign up with this email address and answer within 14 days: ${link}`,
    `If you do not work with ${school}, you need do nothing.`,
  ],
})

export const personAnswered = (
  who: { name: string; email: string },
  school: string,
  role: SchoolRole,
  accepted: boolean,
): Letter => ({
  subject: accepted ? `${who.name} now acts for ${school}` : `${who.name} has declined`,
  paragraphs: [
    accepted
      ? `${who.name} (${who.email}) has accepted your invitation and is now ${roleName(role)} of ${school} on Kith.`
      : `${who.name} (${who.email}) has declined your invitation to be ${roleName(role)} of ${school} on Kith.`,
  ],
})

export const roleEnded = (by: string, school: string, role: SchoolRole): Letter => ({
  subject: `You are no longer ${roleName(role)} of ${school} on Kith`,
  paragraphs: [`${by} has ended your role as ${roleName(role)} of ${school}. What you did stays on record.`],
})

export const bankAccountChanged = (by: string, school: string, endsIn: string, link: string): Letter => ({
  subject: `The bank account of ${school} on Kith has changed`,
  paragraphs: [
    `${by} has changed the account that other schools are asked to pay ${school} into. It now ends in ${endsIn}.`,
    `If you did not expect this, check it at once: ${link}`,
  ],
})
