import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { declineBooking } from "#app/features/staffing/bookings/answer-booking.server.ts"
import { askForKind } from "#app/features/staffing/bookings/ask-for-kind.server.ts"
import { periodsOf, readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import type { ResourceKind } from "#app/features/staffing/bookings/resource.ts"
import { readResource, resourcesOffered } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { changeResource, listResource } from "#app/features/staffing/bookings/save-resource.server.ts"
import { unlessTaken } from "#app/features/staffing/bookings/unless-taken.server.ts"
import type { Tx } from "#db/client.ts"
import { type BookingWorld, openBookingWorld } from "#tests/support/builders/booking-world.ts"
import { askingFor, inLondon, resourceDraft } from "#tests/support/builders/bookings.ts"

let w: BookingWorld
beforeAll(async () => {
  w = await openBookingWorld()
})
afterAll(() => w.leave())

describe("what a school shares", () => {
  test("is listed by its head for groups of its own, and changed by nobody else", async () => {
    const id = crypto.randomUUID()
    const hours = [
      { weekday: 1, from: Temporal.PlainTime.from("09:00"), to: Temporal.PlainTime.from("12:00") },
    ]
    const draft = { ...resourceDraft, id, groupIds: [w.group], hours }
    expect(await w.as(w.oak, (tx, actor) => listResource(tx, actor, draft))).toEqual({ kind: "saved" })
    expect(await w.as(w.oak, (tx, actor) => listResource(tx, actor, draft))).toEqual({ kind: "saved" })
    expect(await w.as(w.ash, (tx, actor) => changeResource(tx, actor, draft))).toEqual({
      kind: "not-allowed",
    })
    expect(await w.as(w.far, (tx) => readResource(tx, id))).toBeNull()
    expect((await w.as(w.ash, (tx) => readResource(tx, id)))?.hours).toEqual(hours)
    const narrower = { ...draft, groupIds: [] }
    expect(await w.as(w.oak, (tx, actor) => changeResource(tx, actor, narrower))).toEqual({ kind: "saved" })
    expect(await w.as(w.ash, (tx) => readResource(tx, id))).toBeNull()
  })
  test("is found by its words, however they are spelt", async () => {
    await w.shared({ title: "Speech and language therapist", description: "Observes in class first" })
    await w.shared({ title: "Minibus, 16 seats", kind: "thing" })
    const find = (words: string, kind: ResourceKind | null = null) =>
      w.as(w.ash, async (tx) => {
        const ask = { groupIds: [w.group], schoolId: w.ash.school, kind, words, cursor: null }
        return (await resourcesOffered(tx, ask)).resources.map(({ title }) => title)
      })
    expect(await find("speach therepist")).toEqual(["Speech and language therapist"])
    expect(await find("CLASS")).toEqual(["Speech and language therapist"])
    expect(await find("minibus", "thing")).toEqual(["Minibus, 16 seats"])
    expect(await find("minibus", "person")).toEqual([])
    expect(await find("minibus therapist")).toEqual([])
    expect((await find("")).length).toBeGreaterThan(1)
  })

  test("goes to no group that the school is not in, and names nobody of another school", async () => {
    const draft = { ...resourceDraft, id: crypto.randomUUID() }
    const list = (wish: object) => w.as(w.oak, (tx, actor) => listResource(tx, actor, { ...draft, ...wish }))
    expect(await list({ groupIds: [crypto.randomUUID()] })).toEqual({ kind: "not-in-group" })
    expect(await list({ personId: w.ash.person })).toEqual({ kind: "not-ours" })
  })
})

describe("time that is taken", () => {
  test("is not given twice: of two browsers at once, one gets it, and the other may wait", async () => {
    const resource = await w.shared()
    const asking = await Promise.all([
      w.ask(w.ash, resource, askingFor("2026-12-07T09:00/10:30")),
      w.ask(w.elm, resource, askingFor("2026-12-07T10:00/11:00")),
    ])
    expect(asking.map(({ kind }) => kind).sort()).toEqual(["asked", "taken"])
  })

  test("is not given twice by the database itself, whatever a program forgets to look at", async () => {
    const resource = await w.shared()
    const booked = await Promise.all(
      [w.ash, w.elm].map(async (who) => {
        const asked = askingFor("2026-12-07T09:00/10:30")
        await w.world.owner
          .insertInto("booking")
          .values({
            ...{ id: asked.id, resourceId: resource, schoolId: who.school, ownerSchoolId: w.oak.school },
            ...{ settleBy: "gift", askedBy: who.person },
          })
          .execute()
        return asked.id
      }),
    )
    const taking = booked.map((bookingId) =>
      w.world.owner
        .insertInto("bookingPeriod")
        .values({
          bookingId,
          resourceId: resource,
          during: "[2026-12-07 09:00Z,2026-12-07 10:30Z)",
          blocks: true,
        })
        .execute(),
    )
    const done = await Promise.allSettled(taking)
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    // The second is kept out by the constraint, or, where both wrote before either looked, as one that waits in a ring.
    const { reason } = done.find(({ status }) => status === "rejected") as PromiseRejectedResult
    expect(["23P01", "40P01"]).toContain(reason.code)
    const kept = await w.world.owner
      .selectFrom("bookingPeriod")
      .select("bookingId")
      .where("resourceId", "=", resource)
      .execute()
    expect(kept).toHaveLength(1)
  })

  test("is not said to be taken where two acts waited in a ring for something else: they try once more", async () => {
    const ring = (tx: Tx) => sql`do $$ begin raise 'ring' using errcode = '40P01'; end $$`.execute(tx)
    let tries = 0
    const second = (tx: Tx) =>
      unlessTaken(tx, async () => {
        tries++
        if (tries === 1) await ring(tx)
        return "done"
      })
    expect(await w.as(w.ash, second)).toBe("done")
    expect(tries).toBe(2)
    await expect(w.as(w.ash, (tx) => unlessTaken(tx, () => ring(tx)))).rejects.toMatchObject({
      code: "40P01",
    })
  })

  test("may begin where other time ends", async () => {
    const resource = await w.shared()
    expect((await w.ask(w.ash, resource, askingFor("2026-12-07T09:00/10:30"))).kind).toBe("asked")
    expect((await w.ask(w.elm, resource, askingFor("2026-12-07T10:30/11:00"))).kind).toBe("asked")
  })

  test("is free again once it is declined or cancelled", async () => {
    const resource = await w.shared()
    const [first, second] = [askingFor("2026-12-07T09:00/10:30"), askingFor("2026-12-07T09:00/10:30")]
    await w.ask(w.ash, resource, first)
    await w.as(w.oak, (tx, actor) => declineBooking(tx, actor, { bookingId: first.id, reason: "Away" }, w.at))
    expect((await w.ask(w.elm, resource, second)).kind).toBe("asked")
    await w.cancel(w.elm, second.id)
    expect((await w.ask(w.ash, resource, askingFor("2026-12-07T09:00/10:30"))).kind).toBe("asked")
  })
})

describe("cancelling", () => {
  const booked = async (noticeDays: number) => {
    const asked = askingFor("2026-12-07T09:00/10:30")
    await w.ask(w.ash, await w.shared({ noticeDays }), asked)
    return asked.id
  }
  test("after the last day of notice is late, and the booking says so", async () => {
    const id = await booked(14)
    await w.confirm(w.oak, id)
    expect(await w.cancel(w.ash, id)).toMatchObject({ kind: "cancelled", late: false })
    const late = await booked(15)
    await w.confirm(w.oak, late)
    expect(await w.cancel(w.oak, late)).toMatchObject({ kind: "cancelled", late: true })
    expect((await w.as(w.ash, (tx) => readBooking(tx, late)))?.cancelledLate).toBe(true)
    expect(await w.lettersTo(w.ash)).toContain("Cancelled late: Speech and language therapist")
  })
  test("what nobody has confirmed is never late", async () => {
    expect(await w.cancel(w.ash, await booked(100))).toMatchObject({ kind: "cancelled", late: false })
  })
  test("one day of a series leaves the others as they are", async () => {
    const resource = await w.shared()
    const term = {
      ...{ id: crypto.randomUUID(), name: "Summer" },
      ...{ firstDay: Temporal.PlainDate.from("2027-04-12"), lastDay: Temporal.PlainDate.from("2027-04-30") },
    }
    const times = { from: Temporal.PlainTime.from("09:00"), to: Temporal.PlainTime.from("12:00") }
    const asked = askingFor("2026-12-07T09:00/10:00", {
      when: { kind: "series", weekdays: [4], everyWeeks: 1, term, ...times },
    })
    await w.ask(w.ash, resource, asked)
    await w.confirm(w.oak, asked.id)
    const cancelling = await w.cancel(w.ash, asked.id, (i) => i === 1)
    expect(cancelling.kind).toBe("cancelled")
    const apart = cancelling.kind === "cancelled" ? cancelling.bookingId : ""
    expect(await w.as(w.ash, (tx) => periodsOf(tx, asked.id))).toHaveLength(2)
    expect(await w.as(w.oak, (tx) => readBooking(tx, apart))).toMatchObject({
      ...{ state: "cancelled", seriesId: asked.id, startsAt: inLondon("2027-04-22T09:00/12:00").start },
    })
    expect(await w.stateOf(w.ash, asked.id)).toBe("confirmed")
    expect((await w.ask(w.elm, resource, askingFor("2027-04-22T09:00/12:00"))).kind).toBe("asked")
    const begun = inLondon("2027-04-15T09:00/12:00").start
    expect((await w.cancel(w.ash, asked.id, () => true, begun)).kind).toBe("too-late")
  })
})

describe("a kind of specialist", () => {
  test("is asked for w.now, and the owner names the person later", async () => {
    const resource = await w.shared({ title: "Dutch teacher" })
    const asked = askingFor("2026-12-07T09:00/10:30", { settleBy: "gift" })
    const kind = { ...asked, kindSought: "Dutch teacher", of: { kind: "school", id: w.oak.school } } as const
    expect((await w.as(w.ash, (tx, actor) => askForKind(tx, actor, kind, w.at))).kind).toBe("asked")
    expect((await w.as(w.ash, (tx, actor) => askForKind(tx, actor, kind, w.at))).kind).toBe("asked")
    const toFar = { ...kind, id: crypto.randomUUID(), of: { kind: "school", id: w.far.school } } as const
    expect((await w.as(w.ash, (tx, actor) => askForKind(tx, actor, toFar, w.at))).kind).toBe("not-a-fellow")
    expect(await w.confirm(w.oak, asked.id)).toEqual({ kind: "name-somebody" })
    expect(await w.confirm(w.oak, asked.id, 0, resource)).toEqual({ kind: "confirmed" })
    expect((await w.as(w.ash, (tx) => readBooking(tx, asked.id)))?.resource?.name).toBe("Dutch teacher")
    expect((await w.ask(w.elm, resource, askingFor("2026-12-07T10:00/11:00"))).kind).toBe("taken")
  })
  test("cannot be somebody who is taken at that time", async () => {
    const resource = await w.shared()
    await w.ask(w.elm, resource, askingFor("2026-12-07T10:00/11:00"))
    const asked = askingFor("2026-12-07T09:00/10:30", { settleBy: "gift" })
    const kind = { ...asked, kindSought: "Therapist", of: { kind: "school", id: w.oak.school } } as const
    await w.as(w.ash, (tx, actor) => askForKind(tx, actor, kind, w.at))
    expect(await w.confirm(w.oak, asked.id, 0, resource)).toEqual({ kind: "taken" })
    expect(await w.stateOf(w.ash, asked.id)).toBe("requested")
  })
})
