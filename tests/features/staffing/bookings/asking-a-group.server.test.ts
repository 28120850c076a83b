import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { declineBooking } from "#app/features/staffing/bookings/answer-booking.server.ts"
import { askForKind } from "#app/features/staffing/bookings/ask-for-kind.server.ts"
import { bookingNeeds } from "#app/features/staffing/bookings/booking-needs.server.ts"
import {
  bookingsComing,
  bookingsOpen,
  bookingsToConfirm,
  readBooking,
} from "#app/features/staffing/bookings/booking-queries.server.ts"
import { declineUnanswered } from "#app/features/staffing/bookings/lapse-holds.server.ts"
import { type BookingWorld, openBookingWorld, type Somebody } from "#tests/support/builders/booking-world.ts"
import { askingFor } from "#tests/support/builders/bookings.ts"

let w: BookingWorld
beforeAll(async () => {
  w = await openBookingWorld()
})
afterAll(() => w.leave())

const askGroup = async (text: string, kindSought = "Dutch teacher") => {
  const asked = askingFor(text, { settleBy: "gift" })
  const of = { kind: "group", id: w.group } as const
  const outcome = await w.as(w.ash, (tx, actor) => askForKind(tx, actor, { ...asked, kindSought, of }, w.at))
  expect(outcome.kind).toBe("asked")
  return asked.id
}

const openTo = (who: Somebody) =>
  w.as(who, async (tx, actor) => {
    const groupIds = actor.groups.map(({ id }) => id)
    const page = await bookingsOpen(tx, { schoolId: who.school, now: w.now, cursor: null, groupIds })
    return page.bookings.map(({ id }) => id)
  })

test("a kind of specialist that a group is asked for goes to whichever school is first", async () => {
  const oaks = await w.shared({ title: "Dutch teacher" })
  const elms = await w.shared({ title: "Dutch assistant", schoolId: w.elm.school, createdBy: w.elm.person })
  const id = await askGroup("2026-12-07T09:00/10:30")
  for (const who of [w.oak, w.elm, w.yew]) expect(await openTo(who)).toContain(id)
  for (const who of [w.ash, w.far]) expect(await openTo(who)).not.toContain(id)
  const both = await Promise.all([w.confirm(w.oak, id, 0, oaks), w.confirm(w.elm, id, 0, elms)])
  expect(both.filter(({ kind }) => kind === "confirmed")).toHaveLength(1)
  expect(both.filter(({ kind }) => kind === "moved-on" || kind === "not-found")).toHaveLength(1)
  const taken = await w.as(w.ash, (tx) => readBooking(tx, id))
  const first = both[0]?.kind === "confirmed" ? w.oak : w.elm
  expect(taken).toMatchObject({ state: "confirmed", openTo: null, owner: { id: first.school } })
  expect(await openTo(w.yew)).not.toContain(id)
  expect(await w.stateOf(w.yew, id)).toBeUndefined()
})

test("the schools that share somebody with the group are written to, and it waits on their first screen", async () => {
  await w.shared({ title: "Counsellor" })
  const id = await askGroup("2026-12-08T09:00/10:30", "Counsellor")
  expect(await w.lettersTo(w.oak)).toContain("Ash asks Valley for Counsellor")
  expect(await w.lettersTo(w.yew)).not.toContain("Ash asks Valley for Counsellor")
  const needs = (who: Somebody) => w.as(who, async (tx, actor) => bookingNeeds(tx, actor))
  expect((await needs(w.oak)).map(({ key }) => key)).toContain(`booking-${id}`)
  expect((await needs(w.yew)).map(({ key }) => key)).not.toContain(`booking-${id}`)
  expect((await needs(w.ash)).map(({ key }) => key)).not.toContain(`booking-${id}`)
})

test("whoever asks a group neither takes it up nor is asked, sees it among what is to come, and may call it off", async () => {
  const own = await w.shared({ schoolId: w.ash.school, createdBy: w.ash.person })
  const id = await askGroup("2026-12-09T09:00/10:30")
  expect(await w.confirm(w.ash, id, 0, own)).toEqual({ kind: "not-allowed" })
  const ask = { schoolId: w.ash.school, now: w.now, cursor: null }
  const ids = ({ bookings }: { bookings: { id: string }[] }) => bookings.map((one) => one.id)
  expect(ids(await w.as(w.ash, (tx) => bookingsToConfirm(tx, ask)))).not.toContain(id)
  expect(ids(await w.as(w.ash, (tx) => bookingsComing(tx, ask)))).toContain(id)
  expect((await w.cancel(w.oak, id)).kind).toBe("not-allowed")
  expect((await w.cancel(w.ash, id)).kind).toBe("cancelled")
  expect(await openTo(w.oak)).not.toContain(id)
})

test("one school cannot say no for a group, nor change what was asked, even past the program", async () => {
  const id = await askGroup("2026-12-10T09:00/10:30")
  const declined = await w.as(w.oak, (tx, actor) =>
    declineBooking(tx, actor, { bookingId: id, reason: "No" }, w.at),
  )
  expect(declined).toEqual({ kind: "not-allowed" })
  for (const change of [
    sql`state = 'declined'`,
    sql`state = 'cancelled', cancelled_at = now(), cancelled_late = false`,
    sql`owner_school_id = ${w.oak.school}`,
  ])
    await expect(
      w.as(w.oak, (tx) => sql`update booking set ${change} where id = ${id}`.execute(tx)),
    ).rejects.toThrow()
  expect(await w.stateOf(w.ash, id)).toBe("requested")
})

test("a group of somebody else's is not asked", async () => {
  const asked = askingFor("2026-12-07T09:00/10:30", { settleBy: "gift" })
  const of = { kind: "group", id: crypto.randomUUID() } as const
  const kind = { ...asked, kindSought: "Dutch teacher", of }
  expect(await w.as(w.ash, (tx, actor) => askForKind(tx, actor, kind, w.at))).toEqual({
    kind: "not-a-fellow",
  })
})

test("what nobody of a group takes up before it begins does not take place", async () => {
  const id = await askGroup("2026-12-11T09:00/10:30")
  await declineUnanswered(w.worker, { now: Temporal.Instant.from("2026-12-11T09:00:00Z"), post: w.post })
  expect(await w.stateOf(w.ash, id)).toBe("declined")
})

test("nobody is named for a day on which their own school is closed, and the day is said", async () => {
  const resource = await w.shared({ title: "Librarian" })
  await sql`insert into school_closure (school_id, during, kind, reason)
    values (${w.oak.school}, '[2026-12-17,2026-12-18)', 'inset', '')`.execute(w.world.owner)
  const id = await askGroup("2026-12-17T09:00/10:30", "Librarian")
  expect(await w.confirm(w.oak, id, 0, resource)).toMatchObject({
    ...{ kind: "day-does-not-count", day: Temporal.PlainDate.from("2026-12-17") },
    fault: { kind: "inset", school: "Oak" },
  })
  expect(await w.stateOf(w.ash, id)).toBe("requested")
})
