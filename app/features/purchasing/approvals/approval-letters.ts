import { formatMoment } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"

type Reader = { name: string }

/** What is asked, as letters say it. */
export type Asked = { schoolName: string; askedBy: string; worstCasePence: Pence; because: string }

const letter = (reader: Reader, subject: string, ...paragraphs: string[]): PoolLetter => ({
  subject,
  body: letterTo(reader.name, { subject, paragraphs }),
})

const pageOf = (terms: PoolTerms, appUrl: string) => `${appUrl}/pools/${terms.id}/approval`

const what = (terms: PoolTerms, { schoolName, askedBy, worstCasePence, because }: Asked) =>
  `${askedBy} has answered the pool ${terms.title} for ${schoolName}. It can cost the school up to ` +
  `${formatPounds(worstCasePence)} including VAT. It needs your approval: ${lowerFirst(because)}`

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

const deadline = (terms: PoolTerms) =>
  `The pool closes on ${formatMoment(terms.closesAt)}. If nobody has approved by then, the school is left out.`

/** To those who may approve, when it is asked. */
export const approvalAsked = (reader: Reader, terms: PoolTerms, asked: Asked, appUrl: string): PoolLetter =>
  letter(
    reader,
    `Please approve: ${terms.title}`,
    what(terms, asked),
    deadline(terms),
    `Approve or refuse it:\n${pageOf(terms, appUrl)}`,
  )

/** To those who may approve and have not, before the pool closes. */
export const approvalReminder = (
  reader: Reader,
  terms: PoolTerms,
  asked: Asked,
  appUrl: string,
): PoolLetter =>
  letter(
    reader,
    `Still waiting for your approval: ${terms.title}`,
    deadline(terms),
    what(terms, asked),
    `Approve or refuse it:\n${pageOf(terms, appUrl)}`,
  )

type Decision = { by: string; isApproved: boolean; worstCasePence: Pence; reason: string }

/** To whoever asked. */
export const approvalDecided = (
  reader: Reader,
  terms: PoolTerms,
  { by, isApproved, worstCasePence, reason }: Decision,
  appUrl: string,
): PoolLetter =>
  isApproved
    ? letter(
        reader,
        `Approved: ${terms.title}`,
        `${by} has approved your school's answer to the pool ${terms.title}, up to ${formatPounds(worstCasePence)} ` +
          "including VAT. It counts from now on.",
        ...(reason ? [`${by} writes: ${reason}`] : []),
        pageOf(terms, appUrl),
      )
    : letter(
        reader,
        `Refused: ${terms.title}`,
        `${by} has refused your school's answer to the pool ${terms.title}, so it does not count.`,
        `The reason: ${reason}`,
        `You can change it until ${formatMoment(terms.closesAt)}, or withdraw it:\n${appUrl}/pools/${terms.id}`,
      )

/** To a school that was left out at closing. */
export const leftOut = (reader: Reader, terms: PoolTerms, reason: string, appUrl: string): PoolLetter =>
  letter(
    reader,
    `Closed without your school: ${terms.title}`,
    `The pool ${terms.title} has closed, and your school was left out. ${reason} You get nothing and pay nothing.`,
    pageOf(terms, appUrl),
  )
