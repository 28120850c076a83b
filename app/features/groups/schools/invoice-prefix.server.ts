import { sql } from "kysely"
import { prefixCandidates } from "#app/features/groups/schools/invoice-prefix.ts"
import type { Tx } from "#db/client.ts"

/** The prefix of a school's invoice numbers: chosen with its first invoice, and the same ever after. */
export async function invoicePrefixOf(tx: Tx, schoolId: string): Promise<string> {
  const school = tx.selectFrom("school").select(["name", "urn", "invoicePrefix"]).where("id", "=", schoolId)
  const known = await school.executeTakeFirstOrThrow()
  return known.invoicePrefix ?? choosePrefix(tx, schoolId, prefixCandidates(known.name, known.urn))
}

async function choosePrefix(tx: Tx, schoolId: string, candidates: string[]): Promise<string> {
  // Schools that choose at the same moment wait for each other, so the second one sees what the first took.
  await sql`select pg_advisory_xact_lock(hashtext('invoice prefix'))`.execute(tx)
  const taken = await tx
    .selectFrom("school")
    .select(["id", "invoicePrefix"])
    .where((where) => where.or([where("invoicePrefix", "in", candidates), where("id", "=", schoolId)]))
    .execute()
  const own = taken.find((school) => school.id === schoolId)?.invoicePrefix
  if (own) return own
  const prefix = candidates.find((candidate) => !taken.some((school) => school.invoicePrefix === candidate))!
  await tx.updateTable("school").set({ invoicePrefix: prefix }).where("id", "=", schoolId).execute()
  return prefix
}
