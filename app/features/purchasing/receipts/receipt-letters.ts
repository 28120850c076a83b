import { letterTo } from "#app/features/groups/letters/letter.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"

type Reader = { name: string }

const letter = (reader: Reader, subject: string, ...paragraphs: string[]): PoolLetter => ({
  subject,
  body: letterTo(reader.name, { subject, paragraphs }),
})

/** To the lead school, which answers. */
export const lineDisputed = (
  reader: Reader,
  terms: PoolTerms,
  about: { school: string; item: string; note: string; disputeId: string },
  appUrl: string,
): PoolLetter =>
  letter(
    reader,
    `Disputed by ${about.school}: ${terms.title}`,
    `${about.school} says that something is wrong with ${about.item}, from the pool ${terms.title}:`,
    about.note,
    `The line waits until you answer. Everything else can go on.\n${appUrl}/pools/${terms.id}/disputes/${about.disputeId}`,
  )

/** To the school that disputed a line. */
export const disputeAnswered = (
  reader: Reader,
  terms: PoolTerms,
  about: { item: string; note: string; isCorrected: boolean },
  appUrl: string,
): PoolLetter =>
  letter(
    reader,
    `Answered: ${about.item}, ${terms.title}`,
    about.isCorrected
      ? `${terms.leadSchool.name} has corrected what your school gets and pays for ${about.item}, and says:`
      : `${terms.leadSchool.name} has answered what you said of ${about.item}. Your school's part stays as it is, because:`,
    about.note,
    `See it, or say that something is still wrong:\n${appUrl}/pools/${terms.id}/receipt`,
  )
