import { type Access, people, strangers } from "#tests/routes/access.ts"

/** Who runs a group, and acts for no school. */
const groupsOnly = { "coordinator elsewhere": 403 } as const

/** What the routes of give and take answer. */
export const rechargeAccess: Record<string, Access> = {
  hours: { see: { ...people, everybody: 200, ...groupsOnly } },
  "hours/entries/:hoursEntryId": {
    see: { ...people, ...strangers, everybody: 200 },
    act: { ...people, ...strangers, everybody: 403, "lead money": "may" },
  },
  "hours/groups/:groupId": { see: { ...people, ...strangers, everybody: 200 } },
  "hours/groups/:groupId/limit": {
    see: { ...people, ...strangers, everybody: 403, coordinator: 200 },
    act: {
      ...people,
      ...strangers,
      everybody: 403,
      coordinator: 422,
      form: { limit: "9" },
      empty: { limit: "x" },
    },
  },
  "hours/new": {
    see: { ...people, everybody: 403, money: 200 },
    act: { ...people, everybody: 403, money: 422 },
  },
}
