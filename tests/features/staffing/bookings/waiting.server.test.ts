import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { lapseHolds, tellHeld } from "#app/features/staffing/bookings/lapse-holds.server.ts"
import { takeHold } from "#app/features/staffing/bookings/take-hold.server.ts"
import { stopWaiting, waitForTime } from "#app/features/staffing/bookings/wait-for-time.server.ts"
import { waitingOfSchool } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import { type BookingWorld, openBookingWorld, type Somebody } from "#tests/support/builders/booking-world.ts"
import { askingFor } from "#tests/support/builders/bookings.ts"

let w: BookingWorld
beforeAll(async () => {
  w = await openBookingWorld()
})
afterAll(() => w.leave())

describe("the waiting list", () => {
  const wait = (who: Somebody, resourceId: string, text: string) =>
    w.as(who, (tx, actor) =>
      waitForTime(tx, actor, { id: crypto.randomUUID(), resourceId, when: askingFor(text).when }, w.now),
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
    await w.worker.transaction().execute((tx) => tellHeld(tx, waiting!.id, w.post))
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
    expect(await w.as(w.elm, (tx, actor) => stopWaiting(tx, actor, next!.id, w.at))).toEqual({
      kind: "stopped",
    })
    expect((await w.ask(w.ash, resource, askingFor("2026-12-07T09:00/12:00"))).kind).toBe("asked")
  })
})
