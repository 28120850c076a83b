import { formatPounds, type Pence } from "#app/core/money.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import {
  type ApprovalLevel,
  holderNames,
  type LimitHolder,
  type SpendingLimit,
  spenders,
} from "#app/features/purchasing/approvals/spending-limits.ts"

/** What a school would commit, in parts that each fall under a CFR code. */
export type Spending<Part = unknown> = {
  parts: readonly { part: Part; cfrCodes: readonly (string | null)[] }[]
  /** The most that some of them come to together, VAT included. */
  worstOf(parts: readonly Part[]): Pence
}

type Limits = {
  limits: readonly SpendingLimit[]
  /** What the person who answers is at the school; more than one role counts as the one that may most. */
  roles: readonly SchoolRole[]
}

export type NeededApproval = {
  level: ApprovalLevel
  /** "At worst it comes to £812.40, and a business manager may commit up to £500.00." All VAT included. */
  because: string
}

/**
 * Whose approval spending waits for, and why; null where this person may commit it alone. A limit for a CFR code is held
 * against what falls under that code, the other limit against everything else together.
 */
export function approvalFor<Part>(
  spending: Spending<Part>,
  { limits, roles }: Limits,
): NeededApproval | null {
  const forGovernors = passedLimit("governors", spending, limits)
  if (forGovernors)
    return { level: "governors", because: because(forGovernors, "above {limit} a governor has to approve") }
  const own = spenders
    .filter((spender) => roles.includes(spender))
    .map((spender) => ({ spender, passed: passedLimit(spender, spending, limits) }))
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

/** The limit of one holder that the spending goes beyond; null where it keeps within all of them. */
function passedLimit<Part>(
  holder: LimitHolder,
  { parts, worstOf }: Spending<Part>,
  limits: readonly SpendingLimit[],
): Passed | null {
  const own = new Map(
    limits.filter((limit) => limit.holder === holder).map((limit) => [limit.cfrCode, limit.limitPence]),
  )
  const held = (cfrCode: string | null) => (own.has(cfrCode) ? cfrCode : null)
  for (const [cfrCode, limitPence] of own) {
    const under = parts.filter(({ cfrCodes }) => cfrCodes.map(held).includes(cfrCode))
    if (under.length === 0) continue
    const worstPence = worstOf(under.map(({ part }) => part))
    if (worstPence > limitPence) return { cfrCode, worstPence, limitPence }
  }
  return null
}
