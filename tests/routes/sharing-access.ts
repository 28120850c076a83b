import { type Access, fresh, inMonths, people, strangers } from "#tests/routes/access.ts"

/** Who runs a group, and acts for no school. */
const groupsOnly = { "coordinator elsewhere": 403 } as const

/** An offer that the lead school could post. */
const posting = {
  ...{
    kind: "facility",
    title: "A minibus",
    description: "",
    phases: "primary",
    weekdays: "1",
    terms: "spring",
  },
  ...{ basis: "free", rate: "", closesOn: inMonths(3), groupIds: ":groupId" },
}

/** What the routes of offers and needs answer. */
export const sharingAccess: Record<string, Access> = {
  sharing: { see: { ...people, everybody: "/sharing/offers" } },
  "sharing/own": { see: { ...people, everybody: 200, ...groupsOnly } },
  "sharing/searches": {
    see: { ...people, everybody: 200, ...groupsOnly },
    act: { ...people, everybody: 422, ...groupsOnly, form: { id: fresh() } },
  },
  "sharing/:side": {
    at: "sharing/offers",
    see: { ...people, everybody: 200 },
    act: { ...people, everybody: "may", ...groupsOnly },
  },
  "sharing/:side/new": {
    at: "sharing/needs/new",
    see: { ...people, everybody: 403, coordinator: 200, leaders: 200, staff: 200 },
    act: {
      ...people,
      everybody: 403,
      coordinator: 422,
      leaders: 422,
      staff: 422,
      form: { ...posting, id: fresh() },
    },
  },
  "sharing/postings/:postingId": {
    see: { ...people, ...strangers, everybody: 200 },
    act: { ...people, ...strangers, ...groupsOnly, everybody: 403, "lead leaders": "may" },
  },
  "sharing/postings/:postingId/edit": {
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200, "lead staff": 200 },
    act: { ...people, ...strangers, everybody: 403, "lead leaders": 422, "lead staff": 422, form: posting },
  },
  "sharing/postings/:postingId/end": {
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200, "lead staff": 200 },
    act: { ...people, ...strangers, everybody: 403, "lead leaders": "may", "lead staff": "may" },
  },
}
