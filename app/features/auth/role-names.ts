import type { SchoolRole } from "#app/features/auth/actor.ts"

const names: Record<SchoolRole, string> = {
  head: "headteacher",
  "business-manager": "business manager",
  finance: "finance officer",
  staff: "member of staff",
  governor: "governor",
}

/** "business manager", for the middle of a sentence */
export const roleName = (role: SchoolRole): string => names[role]

/** "Business manager, governor" */
export function roleNames(roles: readonly SchoolRole[]): string {
  const text = roles.map(roleName).join(", ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}
