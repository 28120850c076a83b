import { type Access, fresh, inMonths, people, strangers } from "#tests/routes/access.ts"

/** A post that the lead school could employ. */
const post = {
  ...{ title: "Music teacher", description: "", employerSchoolId: ":schoolId", groupIds: ":groupId" },
  ...{ days: "2", leastDays: "", startsOn: inMonths(3), endsOn: inMonths(13), weeks: "30" },
  ...{ closesDate: inMonths(1), closesTime: "17:00", travelDay: "8", cfrCode: "E27", payPoint: "M5" },
  ...{ fullTimeSalary: "40000", pensionRate: "28.68", insuranceRate: "15", insuranceThreshold: "5000" },
  ...{ other: "", paidWeeks: "39", validFrom: inMonths(3), source: "Our payroll" },
}

const days = {
  ...{ days: "1", limitDay: "300", visits: "whole", travelMinutes: "20" },
  ...{ monday: "accepts", tuesday: "accepts", wednesday: "accepts", thursday: "accepts", friday: "accepts" },
}

/** What the routes of shared posts answer. */
export const postAccess: Record<string, Access> = {
  "groups/:groupId/needs": { see: { ...people, ...strangers, everybody: 200 } },
  posts: { see: { ...people, everybody: 200 } },
  "posts/new": {
    see: { ...people, everybody: 403, leaders: 200, coordinator: 200, "coordinator elsewhere": 200 },
    act: {
      ...{ ...people, everybody: 403, leaders: 422, coordinator: 422, "coordinator elsewhere": 422 },
      form: { ...post, id: fresh() },
    },
  },
  "posts/:postId": {
    see: { ...people, ...strangers, everybody: 200 },
    act: { ...people, ...strangers, everybody: 403, "lead money": 422, "member money": 422, form: days },
  },
  "posts/:postId/approval": {
    see: { ...people, everybody: 404, "lead money": 200, "lead governor": 200, "lead staff": 403 },
    act: {
      ...{ ...people, everybody: 404, lead: 403, "lead head": 422, "lead governor": 422 },
      form: { intent: "approve", shownPence: "99999999", reason: "" },
    },
  },
  "posts/:postId/cancel": {
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200, coordinator: 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": 422, coordinator: 422 },
      form: { reason: "Mallory would rather not" },
    },
  },
  "posts/:postId/days-off": {
    at: "posts/:runningPostId/days-off",
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200, coordinator: 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": 422, coordinator: 422 },
      form: { day: inMonths(120), schoolId: "all", reason: "Training" },
    },
  },
  "posts/:postId/edit": {
    at: "posts/:draftPostId/edit",
    see: { ...people, ...strangers, member: 404, everybody: 403, "lead leaders": 200, coordinator: 200 },
    act: {
      ...{ ...people, ...strangers, member: 404, everybody: 403, "lead leaders": 422, coordinator: 422 },
      form: post,
    },
  },
  "posts/:postId/give-up": {
    at: "posts/:runningPostId/give-up",
    see: { ...people, ...strangers, everybody: 403, "lead money": 200, "member money": 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead money": 422, "member money": 422 },
      form: { id: fresh(), days: "0.5", fromDay: inMonths(-1), reason: "" },
    },
  },
  "posts/:postId/holder": {
    at: "posts/:runningPostId/holder",
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": 422 },
      form: { resourceId: "" },
    },
  },
  "posts/:postId/pay": {
    at: "posts/:runningPostId/pay",
    see: { ...people, ...strangers, everybody: 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": 422, coordinator: 422 },
      form: { ...post, intent: "award", validFrom: inMonths(-1) },
    },
  },
  "posts/:postId/waiting": {
    at: "posts/:runningPostId/waiting",
    see: { ...people, ...strangers, everybody: 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead money": 422, "member money": 422 },
      form: { ...days, days: "5", limitDay: "1", intent: "wait" },
    },
  },
  "posts/:postId/week": {
    at: "posts/:runningPostId/week",
    see: { ...people, ...strangers, everybody: 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": 422, coordinator: 422 },
      form: { intent: "best", id: fresh(), validFrom: inMonths(2) },
    },
  },
  "posts/:postId/why.json": {
    at: "posts/:runningPostId/why.json",
    see: { ...people, ...strangers, everybody: 404, lead: 200 },
  },
  "posts/:postId/withdraw": {
    see: { ...people, ...strangers, everybody: 403, "lead money": 200, "member money": 200 },
    act: { ...people, ...strangers, everybody: 403, "lead money": "may", "member money": "may" },
  },
}
