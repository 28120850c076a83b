import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { DayBid } from "#app/features/staffing/posts/clear-post.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { percentInFigures } from "#app/features/staffing/posts/parse-percent.ts"
import { type DayPrices, type PayAward, paidOn, standingTo } from "#app/features/staffing/posts/pay-award.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { costParts, type PostPay, yearlyCost } from "#app/features/staffing/posts/post-cost.ts"
import { partNames } from "#app/features/staffing/posts/reason-sentences.ts"
import { sayAward, sayOwnAward } from "#app/features/staffing/posts/say-award.ts"

/** A pay award as its page shows it. */
export type ShownAward = {
  /** ISO date, as forms have it. */
  from: string
  head: string
  basis: string
  price: string
  /** A year of it, against what held before. */
  parts: { part: string; before: string; after: string }[]
  /** What it means for the school that looks; empty for one without days. */
  own: string[]
  /** The price that it is asked to accept; null: nothing is asked. */
  asked: { dayPence: string; price: string; mayStay: boolean } | null
  /** Who pays what, for those who lead the post. */
  schools: { id: string; name: string; pays: string; why: string; borne: string }[]
}

type Post = Pick<SharedPost, "employer" | "halfDays" | "pay">
type Looker = { schoolId: string | null; leads: boolean; names: ReadonlyMap<string, string> }
type Read = { prices: DayPrices; limits: readonly DayBid[] }

/** Each pay award of a post in words, the latest first. */
export const presentAwards = (post: Post, read: Read, looker: Looker): ShownAward[] =>
  read.prices.awards.map((award) => presentAward(post, read, award, looker)).toReversed()

/** How an award that is only being thought of would look to those who lead the post. */
export function previewAward(
  post: Post,
  { prices, limits }: Read,
  award: PayAward,
  looker: Looker,
): ShownAward {
  const others = prices.awards.filter(({ pay }) => !pay.validFrom.equals(award.pay.validFrom))
  const awards = [...others, award].sort((a, b) =>
    Temporal.PlainDate.compare(a.pay.validFrom, b.pay.validFrom),
  )
  const answers = prices.answers.filter(({ validFrom }) => !validFrom.equals(award.pay.validFrom))
  return presentAward(post, { prices: { ...prices, awards, answers }, limits }, award, looker)
}

function presentAward(
  post: Post,
  { prices, limits }: Read,
  award: PayAward,
  { schoolId, leads, names }: Looker,
): ShownAward {
  const { pay, dayPence } = award
  const own = limits.find((limit) => limit.schoolId === schoolId && names.has(limit.schoolId))
  const standing = own && standingTo(prices, award, own)
  return {
    from: pay.validFrom.toString(),
    head: `From ${formatShortDate(pay.validFrom)}: ${pay.payPoint}`,
    basis: `${formatPounds(pay.fullTimeSalaryPence)} a year for five days, pension ${percentInFigures(pay.pensionRate)}%, National Insurance ${percentInFigures(pay.insuranceRate)}% above ${formatPounds(pay.insuranceThresholdPence)}. Entered by the employer: ${pay.source}.`,
    price: sayAward(prices, award),
    parts: partsOf(post, prices, award),
    own: own ? sayOwnAward(post, prices, award, own) : [],
    asked:
      standing === "asked" || standing === "refused"
        ? { dayPence: String(dayPence), price: formatPounds(dayPence), mayStay: standing === "asked" }
        : null,
    schools: leads
      ? limits
          .filter((limit) => names.has(limit.schoolId))
          .map((limit) => whoPays(prices, award, limit, names.get(limit.schoolId)!))
      : [],
  }
}

const whoPays = (
  prices: DayPrices,
  award: PayAward,
  limit: DayBid,
  name: string,
): ShownAward["schools"][number] => {
  const pays = paidOn(prices, limit, award.pay.validFrom)
  const standing = standingTo(prices, award, limit)
  return {
    ...{ id: limit.schoolId, name, pays: formatPounds(pays) },
    why: {
      within: "Within its limit",
      accepted: "It has accepted",
      asked: "Up to its limit; asked for the rest",
      refused: "Stays with its limit",
    }[standing],
    borne: pays === award.dayPence ? "–" : formatPounds(award.dayPence - pays),
  }
}

const partsOf = (post: Post, { awards }: DayPrices, { pay }: PayAward): ShownAward["parts"] => {
  const earlier: PostPay =
    awards.findLast((one) => Temporal.PlainDate.compare(one.pay.validFrom, pay.validFrom) < 0)?.pay ??
    post.pay
  const [before, after] = [yearlyCost(post, earlier), yearlyCost(post, pay)]
  return costParts.flatMap((part) =>
    part === "travel" || before[part] + after[part] === 0n
      ? []
      : [{ part: partNames[part], before: formatPounds(before[part]), after: formatPounds(after[part]) }],
  )
}

/** What the figures were worked out with. */
export const awardBasis = ({ halfDays }: Pick<SharedPost, "halfDays">, takenHalfDays: number): string =>
  `The employer pays ${daysInWords(halfDays)} a week, and the ${daysInWords(takenHalfDays)} that schools take share the whole, as when the post formed. Nobody pays more than the limit it set, unless it says so here.`
