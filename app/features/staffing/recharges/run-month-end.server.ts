import { type Kysely, sql } from "kysely"
import type { SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { handlesMoney } from "#app/features/auth/actor.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import {
  type RechargingMonth,
  rechargeMonth,
} from "#app/features/staffing/recharges/recharge-month.server.ts"
import type { Database, Tx } from "#db/client.ts"

type Around = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

type Step = { monthEndId: string; arrangementId: string; month: Temporal.PlainDate }

/**
 * Works off what waits of a month-end, each arrangement in a transaction of its own. Any number of workers may do so at
 * once; one that ends in the middle leaves the rest waiting, and whoever comes next goes on with it.
 */
export async function runMonthEnd(db: Kysely<Database>, monthEndId: string, around: Around): Promise<void> {
  const failed: string[] = []
  for (;;) {
    let taken: Step | undefined
    try {
      const found = await db.transaction().execute(async (tx) => {
        taken = await takeStep(tx, monthEndId, failed)
        if (taken) await doStep(tx, taken, around)
        return taken
      })
      if (!found) return
    } catch (error) {
      if (!taken) throw error
      console.error(`month-end ${monthEndId}, arrangement ${taken.arrangementId}:`, error)
      failed.push(taken.arrangementId)
      await noteFailure(db, taken)
    }
  }
}

/** Every month-end that a crash or an outage left waiting. */
export async function resumeMonthEnds(db: Kysely<Database>, around: Around): Promise<void> {
  const waiting = await db
    .selectFrom("monthEndStep")
    .select("monthEndId")
    .distinct()
    // As a literal, so that the index of what waits is used whatever the value might be.
    .where("state", "=", sql.lit("waiting"))
    .execute()
  for (const { monthEndId } of waiting) await runMonthEnd(db, monthEndId, around)
}

async function takeStep(tx: Tx, monthEndId: string, failed: readonly string[]): Promise<Step | undefined> {
  const { rows } = await sql<Step>`
    select s.month_end_id, s.arrangement_id, m.month
    from month_end_step s join month_end m on m.id = s.month_end_id
    where s.month_end_id = ${monthEndId} and s.state = 'waiting' and s.arrangement_id <> all (${[...failed]}::uuid[])
    order by s.arrangement_id limit 1 for update of s skip locked`.execute(tx)
  return rows[0]
}

async function doStep(tx: Tx, { monthEndId, arrangementId, month }: Step, around: Around): Promise<void> {
  const actor = await whoKeeps(tx, arrangementId)
  const outcome: RechargingMonth = actor
    ? await rechargeMonth(tx, actor, { arrangementId, month, monthEndId }, around)
    : {
        kind: "left-out",
        sentence:
          "Nobody who handles the employer's money has chosen its VAT treatment, or they have left: somebody has to choose it (again).",
      }
  await tx
    .updateTable("monthEndStep")
    .set({ ...stateAfter(outcome), changedAt: sql<Temporal.Instant>`clock_timestamp()` })
    .where("monthEndId", "=", monthEndId)
    .where("arrangementId", "=", arrangementId)
    .execute()
}

const stateAfter = (outcome: RechargingMonth) => {
  switch (outcome.kind) {
    case "recharged":
      return { state: "recharged", invoices: outcome.invoices, sentence: outcome.leftOut }
    case "recharged-already":
      return { state: "recharged", sentence: "" }
    case "left-out":
      return { state: "left-out", sentence: outcome.sentence }
    case "not-found":
    case "not-allowed":
      return { state: "left-out", sentence: "The employer no longer recharges it." }
  }
}

const noteFailure = (db: Kysely<Database>, { monthEndId, arrangementId }: Step) =>
  db
    .updateTable("monthEndStep")
    .set({
      state: "failed",
      sentence: "Something went wrong on our side. Nothing was issued: run the month-end again.",
      changedAt: sql<Temporal.Instant>`clock_timestamp()`,
    })
    .where("monthEndId", "=", monthEndId)
    .where("arrangementId", "=", arrangementId)
    .where("state", "=", "waiting")
    .execute()

/**
 * In whose name an arrangement's invoices go out: whoever chose its VAT treatment for the employer, as long as they
 * handle its money.
 */
async function whoKeeps(tx: Tx, arrangementId: string): Promise<SchoolActor | null> {
  const { rows } = await sql<{
    personId: string
    name: string
    email: string
    schoolId: string
    schoolName: string
    roles: SchoolRole[]
  }>`
    select p.id as person_id, p.name, p.email, s.id as school_id, s.name as school_name,
      coalesce((select json_agg(r.role) from school_role r
        where r.person_id = p.id and r.school_id = s.id and r.ended_at is null), '[]') as roles
    from arrangement a join school s on s.id = a.school_id
    join lateral (select v.chosen_by from arrangement_vat v where v.arrangement_id = a.id
      order by v.chosen_at desc limit 1) last on true
    join person p on p.id = last.chosen_by
    where a.id = ${arrangementId}`.execute(tx)
  const [found] = rows
  if (!found) return null
  const actor: SchoolActor = {
    ...{ personId: found.personId, name: found.name, email: found.email },
    ...{ emailVerified: true, twoFactorEnabled: false, twoFactorDue: false },
    school: { id: found.schoolId, name: found.schoolName, roles: found.roles },
    ...{ places: [], groups: [], coordinates: [] },
  }
  return handlesMoney(actor) ? actor : null
}
