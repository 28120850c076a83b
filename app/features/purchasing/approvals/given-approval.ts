import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"

/** Who approved a school's answer, as what, and when; there is none where nobody had to. */
export type GivenApproval = { personName: string; role: string; approvedAt: Temporal.Instant }

/** "Hal Head (headteacher), 3 November 2026" */
export const approvalInShort = ({ personName, role, approvedAt }: GivenApproval): string =>
  `${personName}${role === "" ? "" : ` (${role.toLowerCase()})`}, ${formatShortDate(civilDateOf(approvedAt))}`
