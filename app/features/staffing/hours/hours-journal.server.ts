import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { type HoursKind, limitRefusal, postingsOfTime } from "#app/features/staffing/hours/hours.ts"
import type { Tx } from "#db/client.ts"

export type TimeGiven = {
  /** The new entry's; posted twice, it is one. */
  id: string
  groupId: string
  giver: { id: string; name: string }
  receiver: { id: string; name: string }
  kind: HoursKind
  minutes: number
  /** A role or a thing, never a person. */
  what: string
  workedOn: Temporal.PlainDate
  bookingId: string | null
}

export type WritingTime =
  | { kind: "written" }
  /** Beyond the group's limit; the sentence offers money or a gift. */
  | { kind: "beyond-limit"; sentence: string }
  /** Another entry has this id, or the booking has been settled already. */
  | { kind: "settled-already" }

/** Whoever changes a school's balance in a group does so one after the other, so that no two pass its limit together. */
const holdBalances = (tx: Tx, groupId: string, schoolIds: readonly string[]) =>
  sql`select pg_advisory_xact_lock(hashtextextended('hours ' || ${groupId} || ' ' || id, 0))
    from unnest(${[...schoolIds].sort()}::text[]) with ordinality as school (id, place) order by place`.execute(
    tx,
  )

/**
 * Writes time that one school gave another into the group's journal, unless it would go beyond the limit that the
 * group has set for balances. The caller has asked `can`.
 */
export async function writeTimeGiven(tx: Tx, actor: SchoolActor, given: TimeGiven): Promise<WritingTime> {
  const { id, groupId, giver, receiver, kind, minutes, bookingId } = given
  await holdBalances(tx, groupId, [giver.id, receiver.id])
  if (await isWritten(tx, given)) return { kind: "written" }
  if (kind === "exchange") {
    const accounts = await readBalances(tx, groupId, [giver.id, receiver.id])
    const sentence = limitRefusal({
      giver: { name: giver.name, balance: accounts.balanceOf(giver.id) },
      receiver: { name: receiver.name, balance: accounts.balanceOf(receiver.id) },
      ...{ minutes, mostMinutes: accounts.mostMinutes },
    })
    if (sentence !== null) return { kind: "beyond-limit", sentence }
  }
  const written = await tx
    .insertInto("hoursEntry")
    .values({
      ...{ id, groupId, kind, bookingId, what: given.what, workedOn: given.workedOn },
      ...{ giverSchoolId: giver.id, receiverSchoolId: receiver.id },
      ...{ recordedBy: actor.personId, personName: actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return { kind: "settled-already" }
  await post(tx, { id, groupId, kind }, { giver: giver.id, receiver: receiver.id, minutes })
  await recordEvent(tx, actor, {
    act: kind === "gift" ? "give-time" : "exchange-time",
    subject: { kind: "hours-entry", id },
    groupId,
    detail: { from: giver.name, to: receiver.name, what: given.what, minutes },
  })
  return { kind: "written" }
}

/** Undoes an entry by another one, which its giver alone may write. Answers false where it is undone already. */
export async function undoTimeGiven(tx: Tx, actor: SchoolActor, entryId: string): Promise<boolean> {
  const entry = await tx
    .selectFrom("hoursEntry as e")
    .innerJoin("hoursPosting as p", (join) =>
      join.onRef("p.entryId", "=", "e.id").on("p.side", "=", sql.lit("gave")),
    )
    .select(["e.groupId", "e.kind", "e.what", "e.workedOn", "e.giverSchoolId", "e.receiverSchoolId"])
    .select("p.minutes")
    .where("e.id", "=", entryId)
    .where("e.correctsEntryId", "is", null)
    .executeTakeFirstOrThrow()
  const { groupId, giverSchoolId, receiverSchoolId, minutes, ...same } = entry
  await holdBalances(tx, groupId, [giverSchoolId, receiverSchoolId])
  const kind = same.kind as HoursKind
  const undone = await tx
    .insertInto("hoursEntry")
    .values({
      ...{ ...same, groupId, giverSchoolId, receiverSchoolId, correctsEntryId: entryId },
      ...{ recordedBy: actor.personId, personName: actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!undone) return false
  const parties = { giver: giverSchoolId, receiver: receiverSchoolId }
  await post(tx, { id: undone.id, groupId, kind }, { ...parties, minutes: -minutes })
  await recordEvent(tx, actor, {
    act: "undo-time",
    subject: { kind: "hours-entry", id: entryId },
    groupId,
    detail: { what: same.what, minutes },
  })
  return true
}

const post = async (
  tx: Tx,
  { id: entryId, groupId, kind }: { id: string; groupId: string; kind: HoursKind },
  { giver, receiver, minutes }: { giver: string; receiver: string; minutes: number },
) => {
  const sides = postingsOfTime({ giverSchoolId: giver, receiverSchoolId: receiver, minutes })
  await tx
    .insertInto("hoursPosting")
    .values(sides.map((side) => ({ ...side, entryId, groupId, kind })))
    .execute()
}

const isWritten = async (tx: Tx, { id, giver, receiver, kind }: TimeGiven) => {
  const found = await tx
    .selectFrom("hoursEntry")
    .select("id")
    .where("id", "=", id)
    .where("giverSchoolId", "=", giver.id)
    .where("receiverSchoolId", "=", receiver.id)
    .where("kind", "=", kind)
    .executeTakeFirst()
  return found !== undefined
}

async function readBalances(tx: Tx, groupId: string, schoolIds: readonly string[]) {
  const { rows } = await sql<{ schoolId: string; balance: number; mostMinutes: number | null }>`
    select school.id as school_id, coalesce(sum(p.minutes), 0)::int as balance,
      (select most_minutes from hours_cap where group_id = ${groupId}) as most_minutes
    from unnest(${[...schoolIds]}::uuid[]) as school (id)
    left join hours_posting p on p.group_id = ${groupId} and p.school_id = school.id and p.kind = 'exchange'
    group by school.id`.execute(tx)
  return {
    mostMinutes: rows[0]?.mostMinutes ?? null,
    balanceOf: (schoolId: string) => rows.find((row) => row.schoolId === schoolId)?.balance ?? 0,
  }
}
