import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { ContractDraft } from "#app/features/purchasing/contracts/contract.ts"
import { readContract } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import type { Tx } from "#db/client.ts"

export type SavingContract =
  | { kind: "saved" }
  /** The school has a contract with the same supplier, purpose and end date. */
  | { kind: "registered-already" }
  /** Another contract has the form's id. */
  | { kind: "form-spent" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

/** Whoever registers contracts for a school does so one after the other, so that none is registered twice. */
export const holdContracts = (tx: Tx, schoolId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`contracts ${schoolId}`}, 0))`.execute(tx)

/** Writes down a contract of the acting school; posted twice, it is one. */
export async function registerContract(
  tx: Tx,
  actor: SchoolActor,
  { id, ...draft }: ContractDraft & { id: string },
): Promise<SavingContract> {
  if (!can(actor, "register-contract")) return { kind: "not-allowed" }
  await holdContracts(tx, actor.school.id)
  const before = await readContract(tx, actor.school.id, id)
  if (before) return { kind: isSame(before, draft) ? "saved" : "form-spent" }
  if (await isRegistered(tx, actor, draft, id)) return { kind: "registered-already" }
  const registered = await tx
    .insertInto("contract")
    .values({ id, schoolId: actor.school.id, createdBy: actor.personId, ...draft })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (registered.numInsertedOrUpdatedRows === 0n) return { kind: "form-spent" }
  await recordEvent(tx, actor, {
    act: "register-contract",
    subject: { kind: "contract", id },
    detail: onRecord(draft),
  })
  return { kind: "saved" }
}

/** Changes a contract in place. A notice on another day has to be dealt with anew. */
export async function changeContract(
  tx: Tx,
  actor: SchoolActor,
  { id, ...draft }: ContractDraft & { id: string },
): Promise<SavingContract> {
  await holdContracts(tx, actor.school.id)
  const before = await readContract(tx, actor.school.id, id)
  if (!before) return { kind: "not-found" }
  if (!can(actor, "change-contract", before)) return { kind: "not-allowed" }
  if (await isRegistered(tx, actor, draft, id)) return { kind: "registered-already" }
  const noticeSettledAt = before.noticeOn.equals(draft.noticeOn) ? before.noticeSettledAt : null
  await tx
    .updateTable("contract")
    .set({ ...draft, noticeSettledAt })
    .where("id", "=", id)
    .execute()
  await recordEvent(tx, actor, {
    act: "change-contract",
    subject: { kind: "contract", id },
    detail: { before: onRecord(before), after: onRecord(draft) },
  })
  return { kind: "saved" }
}

const isSame = (before: ContractDraft, now: ContractDraft) =>
  before.supplierName === now.supplierName && before.what === now.what && before.endsOn.equals(now.endsOn)

const isRegistered = async (tx: Tx, { school }: SchoolActor, draft: ContractDraft, id: string) => {
  const same = await tx
    .selectFrom("contract")
    .select("id")
    .where("schoolId", "=", school.id)
    .where(sql`lower(supplier_name)`, "=", sql`lower(${draft.supplierName})`)
    .where(sql`lower(what)`, "=", sql`lower(${draft.what})`)
    .where("endsOn", "=", draft.endsOn)
    .where("id", "<>", id)
    .executeTakeFirst()
  return same !== undefined
}

/** The record is read by more people than the cost is. */
export const onRecord = ({ supplierName, what, endsOn, noticeOn, sharesCost }: ContractDraft) => ({
  ...{ supplierName, what, sharesCost },
  endsOn: endsOn.toString(),
  noticeOn: noticeOn.toString(),
})
