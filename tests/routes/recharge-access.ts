import { type Access, people, strangers } from "#tests/routes/access.ts"

/** Who runs a group, and acts for no school. */
const groupsOnly = { "coordinator elsewhere": 403 } as const

/** What the routes of give and take answer. */
export const rechargeAccess: Record<string, Access> = {
  hours: { see: { ...people, everybody: 200, ...groupsOnly } },
  "hours/new": {
    see: { ...people, everybody: 403, money: 200 },
    act: { ...people, everybody: 403, money: 422 },
  },
}
