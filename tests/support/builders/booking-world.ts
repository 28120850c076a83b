import { sql } from "kysely"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { confirmBooking } from "#app/features/staffing/bookings/answer-booking.server.ts"
import { askForBooking } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import type { AskedBooking } from "#app/features/staffing/bookings/booking-form.ts"
import { periodsOf, readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { cancelBooking } from "#app/features/staffing/bookings/cancel-booking.server.ts"
import { createDatabase, createPool, type Tx } from "#db/client.ts"
import { aResource } from "#tests/support/builders/bookings.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"

export type Somebody = { person: string; school: string }
type ResourceWish = Partial<Parameters<typeof aResource>[1]>

const names = ["Oak", "Ash", "Elm", "Yew", "Far"] as const

/** Heads of five schools, four of them in one group; whatever Oak shares is for that group. */
export async function openBookingWorld() {
  const database = await cloneDatabase()
  const world = enterWorld(database)
  const worker = createDatabase(createPool(database.url, "kith_worker", 2))
  const now = Temporal.Instant.from("2026-11-23T09:00:00Z")
  const heads = await Promise.all(
    names.map(async (name): Promise<Somebody> => {
      const school = await aSchool(world.owner, { name })
      const person = await aPerson(world.owner, { name: `Head of ${name}`, roles: [[school, "head"]] })
      return { school, person }
    }),
  )
  const [oak, ash, elm, yew, far] = heads as [Somebody, Somebody, Somebody, Somebody, Somebody]
  const group = await aGroup(world.owner, {
    name: "Valley",
    schools: [oak.school, ash.school, elm.school, yew.school],
  })
  await aGroup(world.owner, { name: "Fell", schools: [far.school] })

  /** Of which time that is held somebody is to be told. */
  const toldOfHolds: string[] = []
  const enqueue = async (_: Tx, { data }: { data: Record<string, string> }) =>
    void toldOfHolds.push(...(data.waitingIds?.split(",") ?? []))
  const post = { jobs: { enqueue }, appUrl: "https://kith.example" }

  const as = <T>(who: Somebody, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
    actingAs(world, who.person, who.school, work)

  return {
    ...{ world, worker, now, post, at: { now, post }, toldOfHolds, group, as },
    ...{ oak, ash, elm, yew, far },

    shared: (wish: ResourceWish = {}) =>
      aResource(world.owner, { schoolId: oak.school, createdBy: oak.person, groupIds: [group], ...wish }),

    ask: (who: Somebody, resourceId: string, asked: AskedBooking) =>
      as(who, (tx, actor) => askForBooking(tx, actor, { ...asked, resourceId }, { now, post })),

    confirm: (who: Somebody, bookingId: string, travelMinutes = 0, resourceId = "") =>
      as(who, (tx, actor) =>
        confirmBooking(tx, actor, { bookingId, travelMinutes, resourceId }, { now, post }),
      ),

    /** Calls off the times whose number `which` is true for. */
    cancel: (who: Somebody, bookingId: string, which = (_: number) => true, when = now) =>
      as(who, async (tx, actor) => {
        const periods = await periodsOf(tx, bookingId)
        const periodIds = periods.filter((_, i) => which(i)).map(({ id }) => id)
        return cancelBooking(tx, actor, { bookingId, periodIds, reason: "Ill" }, { now: when, post })
      }),

    stateOf: async (who: Somebody, id: string) => (await as(who, (tx) => readBooking(tx, id)))?.state,

    /** The subjects of all letters to them. */
    lettersTo: async (who: Somebody) => {
      const { rows } = await sql<{ subject: string }>`
        select subject from mail m join person p on p.email = m.recipient where p.id = ${who.person}
        order by m.id`.execute(world.owner)
      return rows.map(({ subject }) => subject)
    },

    leave: async () => {
      await worker.destroy()
      await world.leave()
      await database.drop()
    },
  }
}

export type BookingWorld = Awaited<ReturnType<typeof openBookingWorld>>
