import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToHeads } from "#app/features/groups/letters/write-letters.server.ts"
import { type BankAccount, lastDigits } from "#app/features/groups/schools/bank-account-form.ts"
import { bankAccountChanged } from "#app/features/groups/schools/school-letters.ts"
import type { Tx } from "#db/client.ts"

type Change = { kind: "changed" } | { kind: "not-allowed" }

/** Changes where other schools are asked to pay, on the record and with a letter to the school's heads. */
export async function changeBankAccount(
  tx: Tx,
  actor: SchoolActor,
  post: Post,
  account: BankAccount,
): Promise<Change> {
  const school = actor.school
  if (!can(actor, "change-bank-account", school)) return { kind: "not-allowed" }
  const before = await tx
    .selectFrom("schoolBankAccount")
    .select(["accountName", "sortCode", "accountNumber"])
    .where("schoolId", "=", school.id)
    .forUpdate()
    .executeTakeFirst()
  if (before && isSame(before, account)) return { kind: "changed" }

  const row = { ...account, changedBy: actor.personId, changedAt: Temporal.Now.instant() }
  await tx
    .insertInto("schoolBankAccount")
    .values({ schoolId: school.id, ...row })
    .onConflict((conflict) => conflict.column("schoolId").doUpdateSet(row))
    .execute()
  await recordEvent(tx, actor, {
    act: "change-bank-account",
    subject: { kind: "school", id: school.id },
    // The record is read by more people than the account number is.
    detail: {
      endedIn: before ? lastDigits(before.accountNumber) : null,
      endsIn: lastDigits(account.accountNumber),
    },
  })
  const link = `${post.appUrl}/school`
  const letter = bankAccountChanged(actor.name, school.name, lastDigits(account.accountNumber), link)
  await writeToHeads(tx, post, school.id, letter)
  return { kind: "changed" }
}

const isSame = (a: BankAccount, b: BankAccount) =>
  a.accountName === b.accountName && a.sortCode === b.sortCode && a.accountNumber === b.accountNumber
