import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { AskedBooking } from "#app/features/staffing/bookings/booking-form.ts"
import { lapseHolds, tellHeld } from "#app/features/staffing/bookings/lapse-holds.server.ts"
import { takeHold } from "#app/features/staffing/bookings/take-hold.server.ts"
import { stopWaiting, waitForTime } from "#app/features/staffing/bookings/wait-for-time.server.ts"
import { waitingOfSchool, waitingOfSeries } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import { type BookingWorld, openBookingWorld, type Somebody } from "#tests/support/builders/booking-world.ts"
import { askingFor } from "#tests/support/builders/bookings.ts"

let w: BookingWorld
beforeAll(async () => {
  w = await openBookingWorld()
})
afterAll(() => w.leave())

const times = { from: Temporal.PlainTime.from("09:00"), to: Temporal.PlainTime.from("12:00") }
const term = {
  ...{ id: crypto.randomUUID(), name: "Spring" },
  ...{ firstDay: Temporal.PlainDate.from("2027-02-22"), lastDay: Temporal.PlainDate.from("2027-03-19") },
}
const aSeries = (wish: Partial<AskedBooking> = {}) =>
  askingFor("2026-12-07T09:00/10:00", {
    when: { kind: "series", weekdays: [1, 2], everyWeeks: 1, term, ...times },
    ...wish,
  })

describe("the waiting list for a series", () => {
  const ofResource = async (who: Somebody, resourceId: string) =>
    (await w.as(who, (tx) => waitingOfSchool(tx, who.school))).filter(
      ({ resource }) => resource.id === resourceId,
    )
  const states = async (who: Somebody, seriesId: string) =>
    (await w.as(who, (tx) => waitingOfSeries(tx, who.school, seriesId))).map(({ state }) => state)

  test("has a place for each day that is taken, while the others are booked", async () => {
    const resource = await w.shared()
    const mondays = aSeries({ when: { kind: "series", weekdays: [1], everyWeeks: 1, term, ...times } })
    await w.ask(w.ash, resource, mondays)
    const both = aSeries({ whenTaken: "wait" })
    expect(await w.ask(w.elm, resource, both)).toMatchObject({ kind: "asked", leftOut: { length: 4 } })
    expect(await w.ask(w.elm, resource, both)).toMatchObject({ kind: "asked" })
    expect(await states(w.elm, both.id)).toEqual(["waiting", "waiting", "waiting", "waiting"])
    expect(await ofResource(w.elm, resource)).toMatchObject([{ alike: 3 }])

    // Two Mondays become free: both are held, in one letter.
    w.toldOfHolds.length = 0
    await w.cancel(w.ash, mondays.id, (i) => i > 0 && i < 3)
    expect(await states(w.elm, both.id)).toEqual(["waiting", "held", "held", "waiting"])
    expect(await ofResource(w.elm, resource)).toMatchObject([
      ...[
        { state: "held", alike: 0 },
        { state: "held", alike: 0 },
      ],
      { state: "waiting", alike: 1 },
    ])
    expect(w.toldOfHolds).toHaveLength(2)
    await w.worker.transaction().execute((tx) => tellHeld(tx, w.toldOfHolds, w.post))
    const free = (await w.lettersTo(w.elm)).filter((subject) => subject.startsWith("Free for you"))
    expect(free).toHaveLength(1)

    const [held] = await ofResource(w.elm, resource)
    const stopped = await w.as(w.elm, (tx, actor) =>
      stopWaiting(tx, actor, { waitingId: held!.id, wholeSeries: true }, w.at),
    )
    expect(stopped).toEqual({ kind: "stopped" })
    expect(await ofResource(w.elm, resource)).toEqual([])
    expect((await w.ask(w.yew, resource, askingFor("2027-03-01T09:00/12:00"))).kind).toBe("asked")
  })

  test("of which every day is taken books nothing, and waits for all of them", async () => {
    const resource = await w.shared()
    await w.ask(w.ash, resource, aSeries())
    const wish = aSeries({ whenTaken: "wait" })
    expect((await w.ask(w.elm, resource, aSeries({ whenTaken: "leave-out" }))).kind).toBe("nothing-left")
    expect(await w.ask(w.elm, resource, wish)).toEqual({ kind: "waiting" })
    expect(await w.ask(w.elm, resource, wish)).toEqual({ kind: "waiting" })
    expect(await states(w.elm, wish.id)).toHaveLength(8)
    expect(await w.stateOf(w.elm, wish.id)).toBeUndefined()
  })
})

describe("the waiting list", () => {
  const wait = (who: Somebody, resourceId: string, text: string, travelMinutes = 0) =>
    w.as(who, (tx, actor) =>
      waitForTime(
        tx,
        actor,
        { id: crypto.randomUUID(), resourceId, when: askingFor(text).when, travelMinutes },
        w.now,
      ),
    )
  const held = async (who: Somebody, resourceId: string) =>
    (await w.as(who, (tx) => waitingOfSchool(tx, who.school))).find(
      ({ resource }) => resource.id === resourceId,
    )
  const takenByOak = async () => {
    const resource = await w.shared({ title: `Kiln ${crypto.randomUUID().slice(0, 4)}`, kind: "thing" })
    const asked = askingFor("2026-12-07T09:00/12:00")
    await w.ask(w.oak, resource, asked)
    return { resource, bookingId: asked.id }
  }

  test("is for hours of a contract as well, and keeps its turn and its travel", async () => {
    const resource = await w.shared({ weeklyMinutes: 300 })
    const booked = askingFor("2026-12-07T09:00/12:00", { travelMinutes: 60 })
    expect((await w.ask(w.ash, resource, booked)).kind).toBe("asked")
    // Two schools ask at once for what one of them can have: the other is told, and may wait.
    const both = await Promise.all([
      w.ask(w.elm, resource, askingFor("2026-12-08T09:00/10:00")),
      w.ask(w.yew, resource, askingFor("2026-12-09T09:00/10:00")),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(["asked", "over-hours"])
    const [first, second] = both[0].kind === "asked" ? [w.yew, w.elm] : [w.elm, w.yew]
    expect((await wait(first, resource, "2026-12-10T09:00/10:00", 30)).kind).toBe("waiting")
    expect((await wait(second, resource, "2026-12-11T09:00/13:00")).kind).toBe("waiting")
    expect(await held(second, resource)).toMatchObject({ state: "waiting", before: 1 })
    expect((await wait(second, resource, "2026-12-11T09:00/14:01")).kind).toBe("over-hours")

    await w.cancel(w.ash, booked.id)
    expect(await held(first, resource)).toMatchObject({ state: "held", travelMinutes: 30 })
    expect((await held(second, resource))?.state).toBe("waiting")
    const asked = await w.ask(w.ash, resource, askingFor("2026-12-07T09:00/12:00"))
    expect(asked).toMatchObject({ kind: "over-hours", weeks: [{ leftMinutes: 150 }] })

    // The contract gets more hours, and nobody cancels anything.
    await w.world.owner
      .updateTable("resource")
      .set({ weeklyMinutes: 400 })
      .where("id", "=", resource)
      .execute()
    await lapseHolds(w.worker, w.at)
    expect((await held(second, resource))?.state).toBe("held")
  })

  test("is not for time that is free", async () => {
    expect((await wait(w.ash, await w.shared(), "2026-12-07T09:00/12:00")).kind).toBe("free")
  })

  test("gives freed time to whoever asked first, and keeps it from everybody else while it is held", async () => {
    const { resource, bookingId } = await takenByOak()
    expect((await wait(w.ash, resource, "2026-12-07T09:00/11:00")).kind).toBe("waiting")
    expect((await wait(w.ash, resource, "2026-12-07T09:00/11:00")).kind).toBe("waiting")
    expect((await wait(w.elm, resource, "2026-12-07T10:00/12:00")).kind).toBe("waiting")
    expect((await held(w.elm, resource))?.before).toBe(1)
    await w.cancel(w.oak, bookingId)
    const waiting = await held(w.ash, resource)
    expect(waiting).toMatchObject({ state: "held", holdUntil: w.now.add({ hours: 48 }) })
    expect((await held(w.elm, resource))?.state).toBe("waiting")
    expect((await w.ask(w.elm, resource, askingFor("2026-12-07T10:00/12:00"))).kind).toBe("taken")

    expect(w.toldOfHolds).toContain(waiting!.id)
    await w.worker.transaction().execute((tx) => tellHeld(tx, [waiting!.id], w.post))
    expect((await w.lettersTo(w.ash)).some((subject) => subject.startsWith("Free for you: Kiln"))).toBe(true)
    expect((await w.lettersTo(w.oak)).some((subject) => subject.startsWith("Offered to Ash: Kiln"))).toBe(
      true,
    )

    const id = crypto.randomUUID()
    const wish = { id, waitingId: waiting!.id, settleBy: "gift", travelMinutes: 0, note: "" } as const
    expect((await w.as(w.elm, (tx, actor) => takeHold(tx, actor, wish, w.at))).kind).toBe("not-found")
    expect(await w.as(w.ash, (tx, actor) => takeHold(tx, actor, wish, w.at))).toEqual({
      kind: "asked",
      bookingId: id,
    })
    expect((await w.as(w.ash, (tx, actor) => takeHold(tx, actor, wish, w.at))).kind).toBe("moved-on")
    expect(await w.stateOf(w.oak, id)).toBe("requested")
    expect(await w.confirm(w.oak, id)).toEqual({ kind: "confirmed" })
  })

  test("gives the next school its turn once a hold has run out, or is let go", async () => {
    const { resource, bookingId } = await takenByOak()
    await wait(w.ash, resource, "2026-12-07T09:00/12:00")
    await wait(w.elm, resource, "2026-12-07T09:00/12:00")
    await w.cancel(w.oak, bookingId)
    const later = w.now.add({ hours: 48 })
    await lapseHolds(w.worker, { now: later.subtract({ seconds: 1 }), post: w.post })
    expect((await held(w.ash, resource))?.state).toBe("held")
    await lapseHolds(w.worker, { now: later, post: w.post })
    expect(await held(w.ash, resource)).toBeUndefined()
    const next = await held(w.elm, resource)
    expect(next).toMatchObject({ state: "held", holdUntil: later.add({ hours: 48 }) })
    expect(
      await w.as(w.elm, (tx, actor) =>
        stopWaiting(tx, actor, { waitingId: next!.id, wholeSeries: false }, w.at),
      ),
    ).toEqual({
      kind: "stopped",
    })
    expect((await w.ask(w.ash, resource, askingFor("2026-12-07T09:00/12:00"))).kind).toBe("asked")
  })
})
