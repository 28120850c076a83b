import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { approversAt } from "#app/features/purchasing/approvals/approvers.server.ts"
import { limitHistory } from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import type { SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"
import type { WantedLimits } from "#app/features/purchasing/approvals/spending-limits-form.ts"
import { inSentences } from "#app/features/purchasing/approvals/spending-limits-words.ts"
import type { Tx } from "#db/client.ts"

type Setting = { kind: "set" } | { kind: "changed-meanwhile"; by: string } | { kind: "not-allowed" }

/**
 * Sets what a school's people may commit alone, as a new version in place of the one that the head was shown. It counts
 * for answers that are given or changed from then on. The governors hear of it.
 */
export async function setSpendingLimits(
  tx: Tx,
  actor: SchoolActor,
  { version, limits }: WantedLimits,
  post: Post,
): Promise<Setting> {
  const { school } = actor
  if (!can(actor, "set-spending-limits", school)) return { kind: "not-allowed" }
  await sql`select pg_advisory_xact_lock(hashtext('spending-limits'), hashtext(${school.id}))`.execute(tx)
  const { current } = await limitHistory(tx, school.id, 1)
  if (isSame(current.limits, limits)) return { kind: "set" }
  if (current.version !== version) return { kind: "changed-meanwhile", by: current.setBy }
  const next = { schoolId: school.id, version: version + 1 }
  await tx
    .insertInto("spendingLimitVersion")
    .values({ ...next, setBy: actor.personId, setByName: actor.name })
    .execute()
  if (limits.length > 0)
    await tx
      .insertInto("spendingLimit")
      .values(limits.map((limit) => ({ ...next, ...limit })))
      .execute()
  const [before, after] = [inSentences(current.limits), inSentences(limits)]
  await recordEvent(tx, actor, {
    act: "set-spending-limits",
    subject: { kind: "school", id: school.id },
    detail: { version: next.version, before, after },
  })
  const governors = (await approversAt(tx, school.id, "governors")).filter(
    ({ personId }) => personId !== actor.personId,
  )
  await write(tx, post, governors, {
    subject: `Spending limits changed: ${school.name}`,
    paragraphs: [
      `${actor.name} has changed what may be committed at ${school.name} without approval. From now on:`,
      after.map((sentence) => `- ${sentence}`).join("\n"),
      `Before it was:\n${before.map((sentence) => `- ${sentence}`).join("\n")}`,
      `${post.appUrl}/school/spending-limits`,
    ],
  })
  return { kind: "set" }
}

const key = ({ holder, cfrCode, limitPence }: SpendingLimit) => `${holder} ${cfrCode} ${limitPence}`

const isSame = (one: readonly SpendingLimit[], other: readonly SpendingLimit[]) =>
  one.length === other.length && other.every((limit) => one.some((held) => key(held) === key(limit)))
