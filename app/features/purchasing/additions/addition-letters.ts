import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import type { Addition } from "#app/features/purchasing/additions/addition.ts"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Reader = { schoolId: string; name: string }
type Cleared = Extract<PoolClearing, { kind: "cleared" }>
type Shared = Parameters<typeof schoolTotals>[0]

const letter = (reader: Reader, subject: string, ...paragraphs: string[]): PoolLetter => ({
  subject,
  body: letterTo(reader.name, { subject, paragraphs }),
})

/** "40 reams of A4 copier paper" for each line. */
export const linesInWords = (terms: Pick<PoolTerms, "items">, lines: Addition["lines"]): string[] =>
  terms.items.flatMap(({ id, name, unit }) => {
    const line = lines.find(({ itemId }) => itemId === id)
    return line ? [`${countUnits(line.quantity, unit)} of ${name}`] : []
  })

/** To the school that asked. */
export function additionAnswered(
  reader: Reader,
  terms: PoolTerms,
  answer: { addition: Addition } & ({ clearing: Cleared } | { refusal: string }),
  appUrl: string,
): PoolLetter {
  const page = `${appUrl}/pools/${terms.id}`
  const asked = linesInWords(terms, answer.addition.lines).join(", ")
  if ("refusal" in answer)
    return letter(
      reader,
      `Not added: ${terms.title}`,
      `Your school asked for ${asked} on top of its order. ${terms.leadSchool.name} has not added this.`,
      `The reason: ${answer.refusal}`,
      page,
    )
  const total = schoolTotals(answer.clearing).get(reader.schoolId) ?? 0n
  return letter(
    reader,
    `Added to the order: ${terms.title}`,
    `${terms.leadSchool.name} has added ${asked} to your school's order.`,
    pricesInWords(terms, answer.clearing).join("\n"),
    `Your school now pays ${formatPounds(total)} including VAT. How this was worked out:\n${page}`,
  )
}

const pricesInWords = (terms: PoolTerms, clearing: Cleared): string[] =>
  clearing.items.flatMap(({ itemId, unitPrice }) => {
    const { name, unit } = itemOf(terms, itemId)
    return unitPrice === null ? [] : [`- ${name}: ${formatUnitPrice(unitPrice)} ${withArticle(unit)}`]
  })

/** To a school whose share another one's addition has made smaller; none where it is the same. */
export function shareFell(
  reader: Reader,
  terms: PoolTerms,
  { before, after }: { before: Shared; after: Shared },
  appUrl: string,
): PoolLetter | null {
  const was = schoolTotals(before).get(reader.schoolId) ?? 0n
  const is = schoolTotals(after).get(reader.schoolId) ?? 0n
  if (is >= was) return null
  return letter(
    reader,
    `You pay less: ${terms.title}`,
    `More was added to the order of ${terms.title} before it was placed. What your school takes is the same, and it now pays ${formatPounds(is)} including VAT. It was ${formatPounds(was)}.`,
    `Your new share, part by part:\n${appUrl}/pools/${terms.id}`,
  )
}
