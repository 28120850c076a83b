import type { World } from "#tests/support/builders/people.ts"

type Schools = Record<"lead" | "member" | "outsider", string>

/** Of the lead school: what it shares, what the member asks it for, what it has had, and what is held for it. */
export async function bookingSubjects({ owner }: World, { lead, member }: Schools) {
  const resource = await owner
    .selectFrom("resource")
    .select("id")
    .where("schoolId", "=", lead)
    .where("title", "=", "Speech and language therapist")
    .executeTakeFirstOrThrow()
  const asked = await owner
    .selectFrom("booking as b")
    .innerJoin("bookingPeriod as p", "p.bookingId", "b.id")
    .select(["b.id", "p.id as periodId"])
    .where("b.schoolId", "=", member)
    .where("b.ownerSchoolId", "=", lead)
    .where("b.state", "=", "requested")
    .executeTakeFirstOrThrow()
  const past = await owner
    .selectFrom("booking as b")
    .innerJoin("bookingPeriod as p", "p.bookingId", "b.id")
    .select(["b.id", "p.id as periodId"])
    .where("b.schoolId", "=", lead)
    .where("b.state", "=", "confirmed")
    .where("b.endsAt", "<", Temporal.Now.instant())
    .executeTakeFirstOrThrow()
  const waiting = await owner
    .selectFrom("waiting")
    .select("id")
    .where("schoolId", "=", lead)
    .where("state", "=", "held")
    .executeTakeFirstOrThrow()
  return {
    ":resourceId": resource.id,
    ":bookingId": asked.id,
    ":periodId": asked.periodId,
    ":pastBookingId": past.id,
    ":pastPeriodId": past.periodId,
    ":waitingId": waiting.id,
  }
}
