import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import type { SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { lastFullDay } from "#app/features/groups/leaving/last-full-day.ts"
import { invitationsFrom, rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import { lastDigits, sortCodeInPairs } from "#app/features/groups/schools/bank-account-form.ts"
import { phaseLabel, rollInWords } from "#app/features/groups/schools/school-phases.ts"
import {
  bankAccountOf,
  type SchoolDetails,
  schoolDetails,
} from "#app/features/groups/schools/school-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** What the page of one's own school shows, by what the viewer may do there. */
export async function ownSchoolView(tx: Tx, actor: SchoolActor) {
  const { id } = actor.school
  const details = await schoolDetails(tx, { id })
  if (!details) throw new Error(`There is no school ${id}.`)
  const roles = await rolesAt(tx, id)
  const hasHead = roles.some(({ role }) => role === "head")
  const manages = (role: SchoolRole) => can(actor, "manage-roles", { id, role, hasHead })
  const seesAccount = can(actor, "change-bank-account", { id })
  const account = seesAccount ? await bankAccountOf(tx, id) : null
  return {
    may: {
      invite: manages("staff"),
      bankAccount: seesAccount,
      settings: can(actor, "change-school-settings", { id }),
    },
    details: registerRows(details),
    urn: details.urn,
    invoicePrefix: details.invoicePrefix,
    account: account && {
      ends: `${account.accountName}, ${sortCodeInPairs(account.sortCode)}, account ending in ${lastDigits(account.accountNumber)}`,
      changed: `Changed by ${account.changedBy ?? "somebody who has left"} on ${formatShortDate(civilDateOf(account.changedAt))}`,
    },
    people: roles.map((held) => ({
      ...{ roleId: held.id, name: held.name, email: held.email, role: roleNames([held.role]) },
      since: formatShortDate(civilDateOf(held.grantedAt)),
      endHref: manages(held.role) || held.personId === actor.personId ? `/school/roles/${held.id}/end` : null,
    })),
    invitations: manages("staff")
      ? (await invitationsFrom(tx, id)).map(({ role, expiresAt, ...invitation }) => ({
          ...invitation,
          role: roleNames([role]),
          until: lastFullDay(expiresAt),
        }))
      : [],
  }
}

/** What the register says of a school, as rows for a page. */
export const registerRows = (school: SchoolDetails): { key: string; value: string }[] =>
  [
    { key: "URN", value: String(school.urn) },
    { key: "Phase", value: phaseLabel(school.phase) },
    { key: "Type", value: school.establishmentType },
    { key: "Number on roll", value: rollInWords(school.numberOnRoll) },
    { key: "Local authority", value: school.localAuthority },
    school.legalEntity.kind === "trust" ? { key: "Trust", value: school.legalEntity.name } : null,
    { key: "Address", value: [...school.addressLines, school.postcode].filter(Boolean).join(", ") },
  ].filter((row) => row !== null && row.value !== "") as { key: string; value: string }[]
