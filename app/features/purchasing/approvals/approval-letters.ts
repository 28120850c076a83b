import { formatMoment } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import { type ApprovedThing, approvalPath } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"

type Reader = { name: string }

/** What is asked, as letters say it. */
export type Asked = { schoolName: string; askedBy: string; worstCasePence: Pence; because: string }

const letter = (reader: Reader, subject: string, ...paragraphs: string[]): PoolLetter => ({
  subject,
  body: letterTo(reader.name, { subject, paragraphs }),
})

const pageOf = (thing: ApprovedThing, appUrl: string) => `${appUrl}${approvalPath(thing)}`

const what = (thing: ApprovedThing, { schoolName, askedBy, worstCasePence, because }: Asked) =>
  `${askedBy} has answered the ${thing.noun} ${thing.title} for ${schoolName}. It can cost the school up to ` +
  `${formatPounds(worstCasePence)} including VAT. It needs your approval: ${lowerFirst(because)}`

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

const deadline = (thing: ApprovedThing) =>
  `The ${thing.noun} closes on ${formatMoment(thing.closesAt)}. If nobody has approved by then, the school is left out.`

/** To those who may approve, when it is asked. */
export const approvalAsked = (
  reader: Reader,
  thing: ApprovedThing,
  asked: Asked,
  appUrl: string,
): PoolLetter =>
  letter(
    reader,
    `Please approve: ${thing.title}`,
    what(thing, asked),
    deadline(thing),
    `Approve or refuse it:\n${pageOf(thing, appUrl)}`,
  )

/** To those who may approve and have not, before the pool closes. */
export const approvalReminder = (
  reader: Reader,
  thing: ApprovedThing,
  asked: Asked,
  appUrl: string,
): PoolLetter =>
  letter(
    reader,
    `Still waiting for your approval: ${thing.title}`,
    deadline(thing),
    what(thing, asked),
    `Approve or refuse it:\n${pageOf(thing, appUrl)}`,
  )

type Decision = { by: string; isApproved: boolean; worstCasePence: Pence; reason: string }

/** To whoever asked. */
export const approvalDecided = (
  reader: Reader,
  thing: ApprovedThing,
  { by, isApproved, worstCasePence, reason }: Decision,
  appUrl: string,
): PoolLetter =>
  isApproved
    ? letter(
        reader,
        `Approved: ${thing.title}`,
        `${by} has approved your school's answer to the ${thing.noun} ${thing.title}, up to ${formatPounds(worstCasePence)} ` +
          "including VAT. It counts from now on.",
        ...(reason ? [`${by} writes: ${reason}`] : []),
        pageOf(thing, appUrl),
      )
    : letter(
        reader,
        `Refused: ${thing.title}`,
        `${by} has refused your school's answer to the ${thing.noun} ${thing.title}, so it does not count.`,
        `The reason: ${reason}`,
        `You can change it until ${formatMoment(thing.closesAt)}, or withdraw it:\n${appUrl}${thing.path}/${thing.id}`,
      )

/** To a school that was left out at closing. */
export const leftOut = (reader: Reader, thing: ApprovedThing, reason: string, appUrl: string): PoolLetter =>
  letter(
    reader,
    `Closed without your school: ${thing.title}`,
    `The ${thing.noun} ${thing.title} has closed, and your school was left out. ${reason} You get nothing and pay nothing.`,
    pageOf(thing, appUrl),
  )
