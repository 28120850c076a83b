import type { SchoolRole } from "#app/features/auth/actor.ts"

/** What each role may do, for whoever gives it; leaders first. */
export const roleHint: Record<SchoolRole, string> = {
  head: "Speaks for the school: people, groups, pools, invoices.",
  "business-manager": "Speaks for the school: people, groups, pools, invoices.",
  finance: "Commits to pools, downloads and pays invoices.",
  staff: "Sees the school's groups and pools.",
  governor: "Sees the school's groups and pools, and changes nothing.",
}

export const schoolRoles = Object.keys(roleHint) as SchoolRole[]

/** Those who speak for their school: one of them is always there. */
export const leadingRoles: readonly SchoolRole[] = ["head", "business-manager"]

/** "a", "a and b", "a, b and c" */
export const inWords = (words: readonly string[], last: "and" | "or" = "and"): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`
