import { recordEvent } from "#app/features/audit/record-event.server.ts"
import { type Actor, actingForSchool } from "#app/features/auth/actor.ts"
import {
  type AccountHistory,
  type CorrectionCause,
  currentAccount,
} from "#app/features/purchasing/corrections/account-history.ts"
import { chargeChange, type Issuing } from "#app/features/purchasing/corrections/charge-corrections.server.ts"
import { correctAccount } from "#app/features/purchasing/corrections/correct-account.ts"
import type { AccountFacts, PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import { writeCorrection } from "#app/features/purchasing/corrections/write-correction.server.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

type Application = {
  id: string
  pool: PoolView
  history: AccountHistory
  facts: AccountFacts
  cause: CorrectionCause
  reason: string
}

/** The account that facts would leave, by the least change of the one that stands. */
export const accountWith = (
  { terms, participants }: PoolView,
  history: AccountHistory,
  facts: AccountFacts,
): PoolAccount =>
  correctAccount({
    ...{ terms, facts, closing: history.closing, before: currentAccount(history) },
    schools: participants.map(({ schoolId, name, numberOnRoll }) => ({ id: schoolId, name, numberOnRoll })),
  })

/**
 * Records what was delivered and charged as the account that stands from now on; in an invoiced pool, with the
 * further invoices and credit notes that it takes. The caller holds the pool's lock and has asked `can`: for an
 * invoiced pool, that of the lead school's money. `beforeCharging` writes what documents depend on.
 */
export async function applyFacts(
  tx: Tx,
  actor: Actor,
  { id, pool, history, facts, cause, reason }: Application,
  around: Issuing,
  beforeCharging: () => Promise<void> = async () => {},
): Promise<PoolAccount> {
  const { terms } = pool
  const before = currentAccount(history)
  const after = accountWith(pool, history, facts)
  const position = history.corrections.length + 1
  await writeCorrection(tx, actor, { id, poolId: terms.id, position, cause, reason, account: after })
  await beforeCharging()
  await recordEvent(tx, actor, {
    act: "correct-pool",
    subject: { kind: "pool", id: terms.id },
    groupId: terms.groups[0]?.id,
    detail: { title: terms.title, cause, reason },
  })
  if (terms.state === "invoiced")
    await chargeChange(tx, actingForSchool(actor), pool, { before, after, reason }, around)
  return after
}
