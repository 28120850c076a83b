import { afterAll, beforeAll, expect, test } from "vitest"
import { groupEntries } from "#app/features/staffing/calendar/school-entries.server.ts"
import { type BookingWorld, openBookingWorld, type Somebody } from "#tests/support/builders/booking-world.ts"
import { askingFor } from "#tests/support/builders/bookings.ts"

let w: BookingWorld
beforeAll(async () => {
  w = await openBookingWorld()
})
afterAll(() => w.leave())

const december = {
  start: Temporal.Instant.from("2026-12-01T00:00:00Z"),
  end: Temporal.Instant.from("2027-01-01T00:00:00Z"),
}

const titles = (who: Somebody) =>
  w.as(who, async (tx, actor) => (await groupEntries(tx, actor, w.group, december)).map(({ title }) => title))

test("a group's calendar shows when what it shares is taken, and by whom to nobody else", async () => {
  const kiln = await w.shared({ title: "Kiln" })
  await w.shared({ title: "Loom", groupIds: [] })
  await w.ask(w.ash, kiln, askingFor("2026-12-07T09:00/10:30"))
  expect(await titles(w.ash)).toEqual(["Kiln: booked by us"])
  expect(await titles(w.elm)).toEqual(["Kiln: taken"])
  expect(await titles(w.far)).toEqual([])
})
