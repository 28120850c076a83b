import { type Access, fresh, inMonths, people, strangers } from "#tests/routes/access.ts"

/** Who runs a group, and acts for no school. */
const groupsOnly = { "coordinator elsewhere": 403 } as const

const resource = {
  ...{ kind: "thing", title: "A kiln", description: "", nation: "england-and-wales", noticeDays: "0" },
  ...{ active: "yes", groupIds: ":groupId" },
}

/** The evening of some day on which schools are open, in a month or two. */
const asked = {
  ...{ repeats: "once", date: inMonths(2), from: "09:00", to: "09:30" },
  ...{ settleBy: "money", travelMinutes: "0", note: "" },
}

/** What the routes of people and things, bookings and term dates answer. */
export const bookingAccess: Record<string, Access> = {
  bookings: { see: { ...people, everybody: 200, ...groupsOnly } },
  "bookings/new": {
    see: { ...people, everybody: 403, leaders: 200 },
    act: {
      ...{ ...people, everybody: 403, leaders: 422 },
      form: { ...asked, id: fresh(), kindSought: "Dutch teacher", ownerId: ":schoolId" },
    },
  },
  "bookings/waiting/:waitingId": {
    see: { ...people, everybody: 404, lead: 403, "lead leaders": 200 },
    act: {
      ...{ ...people, everybody: 404, lead: 403, "lead leaders": 422 },
      form: { id: fresh(), settleBy: "money", note: "" },
    },
  },
  "bookings/:bookingId": {
    see: { ...people, ...strangers, everybody: 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": "may" },
      form: { travelMinutes: "30" },
    },
  },
  "bookings/:bookingId/cancel": {
    see: { ...people, ...strangers, everybody: 403, leaders: 200, "outsider leaders": 404 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, leaders: 422, "outsider leaders": 404 },
      form: { periodIds: ":periodId", reason: "Never mind" },
    },
  },
  "bookings/:bookingId/decline": {
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, "lead leaders": 422 },
      form: { reason: "No" },
    },
  },
  "bookings/:bookingId/delivered": {
    at: "bookings/:pastBookingId/delivered",
    see: { ...people, everybody: 404, lead: 403, "lead money": 200 },
    act: { ...people, everybody: 404, lead: 403, "lead money": 422, form: { "minutes.:pastPeriodId": "60" } },
  },
  "people-and-things": { see: { ...people, everybody: 200 } },
  "people-and-things/own": { see: { ...people, everybody: 200, ...groupsOnly } },
  "people-and-things/new": {
    see: { ...people, everybody: 403, leaders: 200 },
    act: { ...people, everybody: 403, leaders: 422, form: { ...resource, id: fresh() } },
  },
  "people-and-things/:resourceId": {
    see: { ...people, ...strangers, everybody: 200 },
    act: { ...people, everybody: 404, form: { intent: "show", reviewId: fresh() } },
  },
  "people-and-things/:resourceId/book": {
    see: { ...people, ...strangers, everybody: 403, leaders: 200, "outsider leaders": 404 },
    act: {
      ...{ ...people, ...strangers, everybody: 403, leaders: 422, "outsider leaders": 404 },
      form: { ...asked, id: fresh() },
    },
  },
  "people-and-things/:resourceId/edit": {
    see: { ...people, ...strangers, everybody: 403, "lead leaders": 200 },
    act: { ...people, ...strangers, everybody: 403, "lead leaders": 422, form: resource },
  },
  "school/days": {
    see: { ...people, everybody: 200, ...groupsOnly },
    act: {
      ...{ ...people, everybody: 403, leaders: 422 },
      form: {
        ...{ intent: "term", id: fresh(), name: "A term" },
        ...{ termFirstDay: inMonths(20), termLastDay: inMonths(21) },
      },
    },
  },
}
