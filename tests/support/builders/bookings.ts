import type { Kysely } from "kysely"
import type { Period } from "#app/core/period.ts"
import type { AskedBooking } from "#app/features/staffing/bookings/booking-form.ts"
import type { ResourceDraft } from "#app/features/staffing/bookings/resource.ts"
import type { Database } from "#db/client.ts"

export const resourceDraft: ResourceDraft = {
  ...{ kind: "person", personId: null, title: "Speech and language therapist", description: "" },
  ...{ nation: "england-and-wales", weeklyMinutes: null, noticeDays: 0 },
  ...{ pricePence: 4_000n, pricePer: "hour", exchange: false, active: true, groupIds: [], hours: [] },
}

type ResourceWish = Partial<Omit<ResourceDraft, "hours">> & {
  schoolId: string
  createdBy: string
  /** "1 09:00 15:00" for Mondays from nine to three. */
  hours?: string[]
}

/** A person or a thing that a school shares; answers its id. */
export async function aResource(owner: Kysely<Database>, wish: ResourceWish): Promise<string> {
  const { groupIds, hours, ...values } = { ...resourceDraft, ...wish }
  const { id } = await owner.insertInto("resource").values(values).returning("id").executeTakeFirstOrThrow()
  for (const groupId of groupIds)
    await owner.insertInto("resourceGroup").values({ resourceId: id, groupId }).execute()
  for (const line of hours as string[]) {
    const [weekday = "", fromTime = "", toTime = ""] = line.split(" ")
    await owner
      .insertInto("resourceHours")
      .values({ resourceId: id, weekday: Number(weekday), fromTime, toTime })
      .execute()
  }
  return id
}

/** "2026-12-07T09:00/10:30": from one time of the clock in London to another. */
export const inLondon = (text: string): Period<Temporal.Instant> => {
  const [start = "", end = ""] = text.split("/")
  const at = (local: string) =>
    Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").toInstant()
  return { start: at(start), end: at(end.includes("T") ? end : `${start.slice(0, 11)}${end}`) }
}

/** What a school asks for, of a single time. */
export const askingFor = (text: string, wish: Partial<AskedBooking> = {}): AskedBooking => ({
  ...{ id: crypto.randomUUID(), when: { kind: "once", period: inLondon(text) }, settleBy: "money" },
  ...{ travelMinutes: 0, note: "", whenTaken: "refuse" },
  ...wish,
})
