import { formatPounds, type Pence } from "#app/core/money.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import {
  type ApprovalLevel,
  holderNames,
  type LimitHolder,
  type SpendingLimit,
  spenders,
} from "#app/features/purchasing/approvals/spending-limits.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { worstCase } from "#app/features/purchasing/reckoning/worst-case.ts"

type Question = {
  terms: PoolTerms
  lines: readonly CommitmentLine[]
  /** The school's own conditions, which keep its worst case down. */
  conditions?: Conditions | null
  limits: readonly SpendingLimit[]
  /** What the person who answers is at the school; more than one role counts as the one that may most. */
  roles: readonly SchoolRole[]
}

export type NeededApproval = {
  level: ApprovalLevel
  /** "At worst it comes to £812.40, and a business manager may commit up to £500.00." All VAT included. */
  because: string
}

/** The most that an answer can come to, VAT included: what limits are held against. */
export const worstCasePence = (
  terms: PoolTerms,
  lines: readonly CommitmentLine[],
  conditions: Conditions | null = null,
): Pence => worstCase({ terms, mine: lines, conditions }).grossPence

/**
 * Whose approval an answer waits for, and why; null where this person may give it alone. A limit for a CFR code is
 * held against what the items under that code can come to, and those that something under it may stand in for; the other
 * limit against everything else together; each with the whole delivery, which could fall to any of them.
 */
export function neededApproval(question: Question): NeededApproval | null {
  const forGovernors = passedLimit("governors", question)
  if (forGovernors)
    return { level: "governors", because: because(forGovernors, "above {limit} a governor has to approve") }
  const own = spenders
    .filter((spender) => question.roles.includes(spender))
    .map((spender) => ({
      spender,
      passed: passedLimit(spender, question),
    }))
  if (own.some(({ passed }) => passed === null)) return null
  const highest = own.at(-1)
  if (!highest?.passed) return null
  return {
    level: "head",
    because: because(highest.passed, `a ${holderNames[highest.spender]} may commit up to {limit} alone`),
  }
}

type Passed = { cfrCode: string | null; worstPence: Pence; limitPence: Pence }

const because = ({ cfrCode, worstPence, limitPence }: Passed, rule: string) =>
  `${cfrCode ? `Under code ${cfrCode} it` : "It"} can come to ${formatPounds(worstPence)} including VAT, and ` +
  `${rule.replace("{limit}", formatPounds(limitPence))}.`

/** The limit of one holder that the answer goes beyond; null where it keeps within all of them. */
function passedLimit(holder: LimitHolder, { terms, lines, conditions, limits }: Question): Passed | null {
  const own = new Map(
    limits.filter((limit) => limit.holder === holder).map((limit) => [limit.cfrCode, limit.limitPence]),
  )
  const codeOf = (itemId: string) => {
    const cfrCode = terms.items.find(({ id }) => id === itemId)?.cfrCode ?? null
    return own.has(cfrCode) ? cfrCode : null
  }
  const codesOf = ({ itemId }: CommitmentLine) => {
    const substitute = conditions?.lines.find((line) => line.itemId === itemId)?.substitute
    return [codeOf(itemId), ...(substitute ? [codeOf(substitute.itemId)] : [])]
  }
  for (const [cfrCode, limitPence] of own) {
    const held = lines.filter((line) => codesOf(line).includes(cfrCode))
    if (held.length === 0) continue
    const worstPence = worstCasePence(terms, held, conditions)
    if (worstPence > limitPence) return { cfrCode, worstPence, limitPence }
  }
  return null
}
