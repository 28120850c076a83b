import { type Access, noSuchPage, people } from "#tests/routes/access.ts"

/** What the routes of calendars answer. */
export const calendarAccess: Record<string, Access> = {
  calendar: { see: { ...people, everybody: 200 } },
  "calendar/address": { see: { ...people, everybody: 200 }, act: { ...people, everybody: "may" } },
  "calendar/feeds/:file": { at: "calendar/feeds/nobodys-calendar.ics", see: noSuchPage },
}
