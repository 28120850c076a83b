import type { SchoolRole } from "#app/features/auth/actor.ts"

const names: Record<SchoolRole, string> = {
  head: "headteacher",
  "business-manager": "business manager",
  finance: "finance officer",
  staff: "staff",
  governor: "governor",
}

/** "Business manager, governor" */
export function roleNames(roles: readonly SchoolRole[]): string {
  const text = roles.map((role) => names[role]).join(", ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}
