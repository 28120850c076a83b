import { type Access, fresh, noSuchPage, people, persons } from "#tests/routes/access.ts"

/** What the routes of calendars, and of what is said and kept of people, answer. */
export const calendarAccess: Record<string, Access> = {
  "account/data.json": { see: { ...persons, everybody: 200 } },
  "account/leave": { see: { ...persons, everybody: 200 }, act: { ...persons, everybody: 422 } },
  "account/privacy": { see: { ...persons, everybody: 200 } },
  "school/people/:personId/forget": {
    see: { ...people, everybody: 403, leaders: 404 },
    act: { ...people, everybody: 403, leaders: 404, "lead leaders": 422 },
  },
  "school/privacy": {
    see: { ...people, everybody: 403, leaders: 200 },
    act: { ...people, everybody: 403, leaders: 422, form: { naming: "name" } },
  },
  "bookings/:bookingId/review": {
    at: `bookings/${fresh()}/review`,
    see: { ...people, everybody: 404 },
    act: { ...people, everybody: 404, form: { words: "Splendid" } },
  },
  "specialists/:resourceId": { at: `specialists/${fresh()}`, see: { ...people, everybody: 404 } },
  calendar: { see: { ...people, everybody: 200 } },
  "calendar/address": { see: { ...people, everybody: 200 }, act: { ...people, everybody: "may" } },
  "calendar/feeds/:file": { at: "calendar/feeds/nobodys-calendar.ics", see: noSuchPage },
}
