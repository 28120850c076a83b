import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  bookingsComing,
  bookingsPast,
  bookingsToConfirm,
  periodsOf,
  readBooking,
} from "#app/features/staffing/bookings/booking-queries.server.ts"
import { bookingInWords } from "#app/features/staffing/bookings/booking-view.ts"
import { deliverBooking, settleBooking } from "#app/features/staffing/bookings/deliver-booking.server.ts"
import { declineUnanswered } from "#app/features/staffing/bookings/lapse-holds.server.ts"
import { setNation } from "#app/features/staffing/days/set-nation.server.ts"
import { type BookingWorld, openBookingWorld, type Somebody } from "#tests/support/builders/booking-world.ts"
import { askingFor, inLondon } from "#tests/support/builders/bookings.ts"

let w: BookingWorld
beforeAll(async () => {
  w = await openBookingWorld()
})
afterAll(() => w.leave())

describe("a booking", () => {
  test("is asked for, confirmed, delivered and settled, and each side hears of the other's step", async () => {
    const resource = await w.shared({ title: "Harp teacher" })
    const asked = askingFor("2026-12-07T09:00/10:30")
    expect(await w.ask(w.ash, resource, asked)).toEqual({ kind: "asked", leftOut: [] })
    expect(await w.lettersTo(w.oak)).toContain("Ash asks for Harp teacher")
    expect(await w.confirm(w.ash, asked.id)).toEqual({ kind: "not-allowed" })
    expect(await w.confirm(w.far, asked.id)).toEqual({ kind: "not-found" })
    expect(await w.confirm(w.oak, asked.id, 30)).toEqual({ kind: "confirmed" })
    expect(await w.lettersTo(w.ash)).toContain("Confirmed: Harp teacher")
    const [period] = await w.as(w.ash, (tx) => periodsOf(tx, asked.id))
    const deliver = (when: Temporal.Instant) =>
      w.as(w.ash, (tx, actor) =>
        deliverBooking(
          tx,
          actor,
          { bookingId: asked.id, minutes: { [period!.id]: 75 } },
          { now: when, post: w.post },
        ),
      )
    expect(await deliver(w.now)).toEqual({ kind: "too-early" })
    expect(await w.as(w.oak, (tx, actor) => settleBooking(tx, actor, asked.id))).toEqual({
      ...{ kind: "moved-on", state: "confirmed" },
    })
    expect(await deliver(w.now.add({ hours: 24 * 20 }))).toEqual({ kind: "delivered" })
    expect((await w.as(w.oak, (tx) => periodsOf(tx, asked.id)))[0]?.deliveredMinutes).toBe(75)
    expect(await w.as(w.oak, (tx, actor) => settleBooking(tx, actor, asked.id))).toEqual({ kind: "settled" })
    expect(await w.stateOf(w.ash, asked.id)).toBe("settled")
    expect(await w.cancel(w.ash, asked.id)).toEqual({ kind: "moved-on", state: "settled" })
  })

  test("sent twice is one, and another school's is not taken over", async () => {
    const resource = await w.shared()
    const asked = askingFor("2026-12-07T09:00/10:30")
    expect((await w.ask(w.ash, resource, asked)).kind).toBe("asked")
    expect((await w.ask(w.ash, resource, asked)).kind).toBe("asked")
    const other = askingFor("2026-12-08T09:00/10:30", { id: asked.id })
    expect((await w.ask(w.elm, resource, other)).kind).toBe("not-found")
    expect(await w.as(w.ash, (tx) => periodsOf(tx, asked.id))).toHaveLength(1)
  })

  test("of one's own needs nobody's answer", async () => {
    const asked = askingFor("2026-12-07T09:00/10:30")
    await w.ask(w.oak, await w.shared(), asked)
    expect(await w.stateOf(w.oak, asked.id)).toBe("confirmed")
  })

  test("is not to be had outside the hours, of what is listed no longer, or by a school of no common group", async () => {
    const resource = await w.shared({ hours: ["1 09:00 12:00", "1 12:00 15:00"] })
    expect((await w.ask(w.ash, resource, askingFor("2026-12-07T11:00/13:00"))).kind).toBe("asked")
    expect((await w.ask(w.ash, resource, askingFor("2026-12-07T14:00/15:30"))).kind).toBe("outside-hours")
    expect((await w.ask(w.far, resource, askingFor("2026-12-07T14:00/15:00"))).kind).toBe("not-found")
    const resting = await w.shared({ active: false })
    expect((await w.ask(w.ash, resting, askingFor("2026-12-07T14:00/15:00"))).kind).toBe("not-offered")
  })

  test("on a bank holiday or an INSET day of either school is refused with the reason", async () => {
    const resource = await w.shared({ kind: "thing" })
    await w.world.owner
      .insertInto("schoolClosure")
      .values({ schoolId: w.oak.school, kind: "inset", during: "[2027-01-04,2027-01-05)" })
      .execute()
    expect(await w.ask(w.ash, resource, askingFor("2026-12-25T09:00/10:00"))).toMatchObject({
      ...{ kind: "day-does-not-count", fault: { kind: "bank-holiday", name: "Christmas Day" } },
    })
    expect(await w.ask(w.ash, resource, askingFor("2027-01-04T09:00/10:00"))).toMatchObject({
      ...{ kind: "day-does-not-count", fault: { kind: "inset", school: "Oak" } },
    })
  })

  test("on a bank holiday that either school keeps, by its postcode or its own word, is refused", async () => {
    const resource = await w.shared({ kind: "thing" })
    const stAndrews = () => w.ask(w.elm, resource, askingFor("2026-11-30T09:00/10:00"))
    await w.world.owner
      .updateTable("school")
      .set({ postcode: "EH8 8DX" })
      .where("id", "=", w.elm.school)
      .execute()
    const refused = { kind: "day-does-not-count", fault: { kind: "bank-holiday", name: "St Andrew's Day" } }
    expect(await stAndrews()).toMatchObject(refused)
    const said = await w.as(w.elm, (tx, actor) => setNation(tx, actor, "england-and-wales"))
    expect(said).toEqual({ kind: "saved" })
    expect((await stAndrews()).kind).toBe("asked")
    await w.as(w.oak, (tx, actor) => setNation(tx, actor, "scotland"))
    expect(await w.ask(w.yew, resource, askingFor("2026-11-30T11:00/12:00"))).toMatchObject(refused)
    await w.as(w.oak, (tx, actor) => setNation(tx, actor, "england-and-wales"))
  })

  test("of a series leaves out the days that do not count, and says so", async () => {
    const resource = await w.shared()
    const term = {
      ...{ id: crypto.randomUUID(), name: "Spring" },
      ...{ firstDay: Temporal.PlainDate.from("2027-02-22"), lastDay: Temporal.PlainDate.from("2027-04-06") },
    }
    await w.world.owner
      .insertInto("schoolTerm")
      .values({ schoolId: w.yew.school, ...term })
      .execute()
    const times = { from: Temporal.PlainTime.from("09:00"), to: Temporal.PlainTime.from("12:00") }
    const series = { kind: "series", weekdays: [1], everyWeeks: 1, term, ...times } as const
    const asked = askingFor("2026-12-07T09:00/10:00", { when: { ...series, weekdays: [1] } })
    const asking = await w.ask(w.yew, resource, asked)
    expect(asking).toMatchObject({ kind: "asked", leftOut: [{ why: { kind: "bank-holiday" } }] })
    const periods = await w.as(w.yew, (tx) => periodsOf(tx, asked.id))
    expect(periods.map(({ start }) => start.toString())).toEqual([
      ...["2027-02-22T09:00:00Z", "2027-03-01T09:00:00Z", "2027-03-08T09:00:00Z", "2027-03-15T09:00:00Z"],
      ...["2027-03-22T09:00:00Z", "2027-04-05T08:00:00Z"],
    ])
    const booking = await w.as(w.yew, (tx) => readBooking(tx, asked.id))
    expect(booking && bookingInWords(booking)).toBe(
      "Monday 22 February 2027, 9am to midday, and 5 more times up to Monday 5 April 2027",
    )
    const second = askingFor("2026-12-07T09:00/10:00", { when: { ...series, weekdays: [1, 2] } })
    expect(await w.ask(w.yew, resource, second)).toMatchObject({ kind: "taken", periods: { length: 6 } })
    const without = { ...second, whenTaken: "leave-out" as const }
    const tuesdays = await w.ask(w.yew, resource, without)
    expect(
      tuesdays.kind === "asked" && tuesdays.leftOut.filter(({ why }) => why.kind === "taken").length,
    ).toBe(6)
  })

  test("counts a contract's hours over all schools, with travel", async () => {
    const resource = await w.shared({ weeklyMinutes: 300 })
    expect(
      (await w.ask(w.ash, resource, askingFor("2026-12-07T09:00/11:00", { travelMinutes: 60 }))).kind,
    ).toBe("asked")
    const asking = await w.ask(w.elm, resource, askingFor("2026-12-08T09:00/11:00", { travelMinutes: 1 }))
    expect(asking).toMatchObject({ kind: "over-hours", weeks: [{ leftMinutes: 120, askedMinutes: 121 }] })
    expect((await w.ask(w.elm, resource, askingFor("2026-12-08T09:00/11:00"))).kind).toBe("asked")
    expect((await w.ask(w.elm, resource, askingFor("2026-12-14T09:00/13:00"))).kind).toBe("asked")
  })

  test("that the owner confirms with more travel than the contract has left stays as it was", async () => {
    const resource = await w.shared({ weeklyMinutes: 120 })
    const asked = askingFor("2026-12-07T09:00/11:00")
    await w.ask(w.ash, resource, asked)
    expect((await w.confirm(w.oak, asked.id, 10)).kind).toBe("over-hours")
    expect(await w.stateOf(w.ash, asked.id)).toBe("requested")
    expect((await w.confirm(w.oak, asked.id)).kind).toBe("confirmed")
  })

  test("that nobody answers before it begins does not take place", async () => {
    const asked = askingFor("2026-12-07T09:00/11:00")
    await w.ask(w.ash, await w.shared({ title: "Unanswered" }), asked)
    await declineUnanswered(w.worker, { now: inLondon("2026-12-07T09:00/10:00").start, post: w.post })
    expect(await w.stateOf(w.ash, asked.id)).toBe("declined")
    expect(await w.lettersTo(w.ash)).toContain("Not answered: Unanswered")
  })
})

describe("a school's lists", () => {
  test("come to every booking once, page by page", async () => {
    const resource = await w.shared({ kind: "thing" })
    for (let i = 0; i < 23; i++)
      await w.ask(
        w.elm,
        resource,
        askingFor(`2027-01-12T${String(i).padStart(2, "0")}:00/${String(i).padStart(2, "0")}:30`),
      )
    const all = async (list: typeof bookingsComing, who: Somebody, when = w.now) => {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await w.as(who, (tx) => list(tx, { schoolId: who.school, now: when, cursor }))
        seen.push(...page.bookings.filter((one) => one.resource?.id === resource).map(({ id }) => id))
        cursor = page.further
      } while (cursor)
      return seen
    }
    for (const [list, who] of [
      [bookingsComing, w.elm],
      [bookingsToConfirm, w.oak],
    ] as const) {
      const seen = await all(list, who)
      expect(seen).toHaveLength(23)
      expect(new Set(seen).size).toBe(23)
    }
    const after = Temporal.Instant.from("2027-02-01T00:00:00Z")
    expect(await all(bookingsPast, w.elm, after)).toHaveLength(23)
    expect(await all(bookingsComing, w.elm, after)).toHaveLength(0)
  })
})
