import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type {
  Arrangement,
  ArrangementDraft,
  ArrangementSource,
} from "#app/features/staffing/recharges/arrangement.ts"
import { readArrangement } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import type { CostDraft } from "#app/features/staffing/recharges/cost-form.ts"
import type { VatTreatment } from "#app/features/staffing/recharges/staff-vat.ts"
import { promptVat } from "#app/features/staffing/recharges/staff-vat.ts"
import { deliveredSources } from "#app/features/staffing/time/delivered-sources.server.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import type { Tx } from "#db/client.ts"

type NotMine = { kind: "not-found" } | { kind: "not-allowed" }

type Wanted = ArrangementDraft & {
  id: string
  groupId: string
  source: ArrangementSource
  sourceId: string
}

/** The acting school says how it recharges one of its people or things; posted twice, it is one. */
export async function makeArrangement(
  tx: Tx,
  actor: SchoolActor,
  { ruleSettings, ...wanted }: Wanted,
): Promise<{ kind: "saved" } | { kind: "arranged-already" } | NotMine> {
  if (!can(actor, "arrange-recharges") || !actor.groups.some(({ id }) => id === wanted.groupId))
    return { kind: "not-allowed" }
  if ((await readArrangement(tx, wanted.id))?.sourceId === wanted.sourceId) return { kind: "saved" }
  const source = deliveredSources.find(({ key }) => key === wanted.source)
  const offered = await source?.offered(tx, actor.school.id)
  if (!offered?.some(({ sourceId }) => sourceId === wanted.sourceId)) return { kind: "not-found" }
  const made = await tx
    .insertInto("arrangement")
    .values({
      ...{ ...wanted, schoolId: actor.school.id, createdBy: actor.personId },
      ruleSettings: JSON.stringify(ruleSettings),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return { kind: "arranged-already" }
  await recordEvent(tx, actor, {
    act: "arrange-recharges",
    subject: { kind: "arrangement", id: wanted.id },
    groupId: wanted.groupId,
    detail: { title: wanted.title },
  })
  return { kind: "saved" }
}

/** Changes how an arrangement is shared and invoiced from now on; what has been recharged stands. */
export async function changeArrangement(
  tx: Tx,
  actor: SchoolActor,
  { id, ruleSettings, ...draft }: ArrangementDraft & { id: string },
): Promise<{ kind: "saved" } | NotMine> {
  const before = await mine(tx, actor, id)
  if ("kind" in before) return before
  await tx
    .updateTable("arrangement")
    .set({ ...draft, ruleSettings: JSON.stringify(ruleSettings) })
    .where("id", "=", id)
    .execute()
  await recordEvent(tx, actor, {
    act: "change-arrangement",
    subject: { kind: "arrangement", id },
    groupId: before.groupId,
    detail: { before: onRecord(before), after: onRecord(draft) },
  })
  return { kind: "saved" }
}

const onRecord = ({
  title,
  staffKind,
  jointlyEmployed,
  ruleKey,
  cfrCode,
  showsPay,
}: Omit<ArrangementDraft, "ruleSettings">) => ({
  ...{ title, staffKind, jointlyEmployed, ruleKey, cfrCode, showsPay },
})

/** Enters figures from a month on; earlier entries stay, and recharges made with them stand. */
export async function enterCost(
  tx: Tx,
  actor: SchoolActor,
  { id, arrangementId, fromMonth, toldBy, terms }: CostDraft & { id: string; arrangementId: string },
): Promise<{ kind: "saved" } | NotMine> {
  const before = await mine(tx, actor, arrangementId)
  if ("kind" in before) return before
  const entered = await tx
    .insertInto("arrangementCost")
    .values({
      ...{ id, arrangementId, fromMonth, toldBy, ...terms },
      ...{ enteredBy: actor.personId, personName: actor.name },
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst()
  if (entered.numInsertedOrUpdatedRows === 0n) return { kind: "saved" }
  // The record is read by more people than pay is.
  await recordEvent(tx, actor, {
    act: "enter-cost",
    subject: { kind: "arrangement", id: arrangementId },
    detail: { title: before.title, from: monthName(fromMonth), basis: terms.basis, toldBy },
  })
  return { kind: "saved" }
}

/** Records which VAT treatment the employer chose, beside what Kith said was usual. */
export async function chooseVat(
  tx: Tx,
  actor: SchoolActor,
  { arrangementId, chosen, note }: { arrangementId: string; chosen: VatTreatment; note: string },
): Promise<{ kind: "saved" } | { kind: "note-missing" } | NotMine> {
  const arrangement = await mine(tx, actor, arrangementId)
  if ("kind" in arrangement) return arrangement
  const { suggested } = promptVat(arrangement)
  if (chosen !== suggested && note === "") return { kind: "note-missing" }
  await tx
    .insertInto("arrangementVat")
    .values({ arrangementId, chosen, suggested, note, chosenBy: actor.personId, personName: actor.name })
    .execute()
  await recordEvent(tx, actor, {
    act: "choose-vat",
    subject: { kind: "arrangement", id: arrangementId },
    detail: { title: arrangement.title, chosen, suggested, note },
  })
  return { kind: "saved" }
}

const mine = async (tx: Tx, actor: SchoolActor, id: string): Promise<Arrangement | NotMine> => {
  const found = await readArrangement(tx, id)
  if (!found) return { kind: "not-found" }
  return can(actor, "change-arrangement", found) ? found : { kind: "not-allowed" }
}
