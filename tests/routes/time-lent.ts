import type { Places, Subjects } from "#tests/routes/demo-places.ts"
import type { World } from "#tests/support/builders/people.ts"

const lastMonth = Temporal.Now.plainDateISO().with({ day: 1 }).subtract({ months: 1 })

/** As addresses have it: "2026-10". */
export const LAST_MONTH = lastMonth.toString().slice(0, 7)

/** What the lead school lent the member: a minibus for an hour in exchange, and a specialist's day to be recharged. */
export const timeLent = (
  { owner }: World,
  { schools, groups }: Places,
  personId: string,
): Promise<Subjects> =>
  owner.transaction().execute(async (tx) => {
    const of = { groupId: groups.own, kind: "exchange" }
    const entry = await tx
      .insertInto("hoursEntry")
      .values({
        ...{ ...of, giverSchoolId: schools.lead, receiverSchoolId: schools.member, what: "A minibus" },
        ...{ workedOn: lastMonth, recordedBy: personId, personName: "Finance" },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("hoursPosting")
      .values([
        { ...of, entryId: entry.id, schoolId: schools.lead, side: "gave", minutes: 60 },
        { ...of, entryId: entry.id, schoolId: schools.member, side: "received", minutes: -60 },
      ])
      .execute()
    const resource = await tx
      .insertInto("resource")
      .values({ schoolId: schools.lead, kind: "person", title: "Play therapist", createdBy: personId })
      .returning("id")
      .executeTakeFirstOrThrow()
    const arrangement = await tx
      .insertInto("arrangement")
      .values({
        ...{ id: crypto.randomUUID(), schoolId: schools.lead, groupId: groups.own, title: "Play therapist" },
        ...{ source: "bookings", sourceId: resource.id, staffKind: "other-staff", dayMinutes: 390 },
        ...{ ruleKey: "by-time-delivered", cfrCode: "E03", createdBy: personId },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    const sheet = await tx
      .insertInto("timesheet")
      .values({
        ...{ arrangementId: arrangement.id, supplierSchoolId: schools.lead },
        ...{ month: lastMonth, sentBy: personId },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    const line = await tx
      .insertInto("timesheetLine")
      .values({
        ...{ timesheetId: sheet.id, supplierSchoolId: schools.lead, schoolId: schools.member },
        ...{ month: lastMonth, workedOn: lastMonth, sourceKey: `test:${sheet.id}` },
        ...{ what: "9am to 3:30pm", bookedMinutes: 390 },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("lineWord")
      .values({ lineId: line.id, side: "supplier", minutes: 390, saidBy: personId, personName: "Finance" })
      .execute()
    await tx
      .insertInto("monthEnd")
      .values({ groupId: groups.own, month: lastMonth, startedBy: personId, personName: "Cora" })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return {
      ":arrangementId": arrangement.id,
      ":hoursEntryId": entry.id,
      ":lineId": line.id,
      ":timesheetId": sheet.id,
    }
  })
