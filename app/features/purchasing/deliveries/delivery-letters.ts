import { letterTo } from "#app/features/groups/letters/letter.ts"
import { changesFor, inMoreOrLess } from "#app/features/purchasing/corrections/explain-change.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"

type Reader = { name: string }
type Change = { schoolId: string; before: PoolAccount; after: PoolAccount }

const letter = (reader: Reader, subject: string, ...paragraphs: string[]): PoolLetter => ({
  subject,
  body: letterTo(reader.name, { subject, paragraphs }),
})

const bulletsOf = (terms: PoolTerms, { schoolId, before, after }: Change) =>
  changesFor(schoolId, terms, before, after)
    .map(
      (change) =>
        `- ${change.name}: ${change.after}, instead of ${change.before}: ${inMoreOrLess(change.differencePence)}`,
    )
    .join("\n")

/** To a school that was to get something: it has arrived, all of it or what came of it. */
export const poolDelivered = (
  reader: Reader,
  terms: PoolTerms,
  change: Change,
  appUrl: string,
): PoolLetter | null => {
  if (!change.before.shares.some(({ schoolId }) => schoolId === change.schoolId)) return null
  const bullets = bulletsOf(terms, change)
  return letter(
    reader,
    `Delivered: ${terms.title}`,
    `${terms.supplierName} has delivered ${terms.title} to ${terms.leadSchool.name}.`,
    ...(bullets === ""
      ? ["Everything arrived as it was ordered."]
      : ["It is not quite what was ordered. For your school:", bullets]),
    `Say whether your school has received its part:\n${appUrl}/pools/${terms.id}/receipt`,
  )
}

/** To a school whose share a correction changed before it was invoiced; null where nothing changed for it. */
export const poolCorrected = (
  reader: Reader,
  terms: PoolTerms,
  { reason, ...change }: Change & { reason: string },
  appUrl: string,
): PoolLetter | null => {
  const bullets = bulletsOf(terms, change)
  if (bullets === "") return null
  return letter(
    reader,
    `Your share has changed: ${terms.title}`,
    reason,
    bullets,
    `How this was worked out:\n${appUrl}/pools/${terms.id}/delivery`,
  )
}
