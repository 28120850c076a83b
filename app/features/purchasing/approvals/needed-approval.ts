import type { Pence } from "#app/core/money.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"
import { approvalFor, type NeededApproval } from "#app/features/purchasing/approvals/spending-rule.ts"
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
  roles: readonly SchoolRole[]
}

/** The most that an answer can come to, VAT included: what limits are held against. */
export const worstCasePence = (
  terms: PoolTerms,
  lines: readonly CommitmentLine[],
  conditions: Conditions | null = null,
): Pence => worstCase({ terms, mine: lines, conditions }).grossPence

/**
 * Whose approval an answer to a pool waits for, and why; null where this person may give it alone. An item counts under
 * its own code, and under those that something may stand in for it from; each code with the whole delivery, which could
 * fall to any of them.
 */
export function neededApproval({ terms, lines, conditions, limits, roles }: Question): NeededApproval | null {
  const codeOf = (itemId: string) => terms.items.find(({ id }) => id === itemId)?.cfrCode ?? null
  const codesOf = ({ itemId }: CommitmentLine) => {
    const substitute = conditions?.lines.find((line) => line.itemId === itemId)?.substitute
    return [codeOf(itemId), ...(substitute ? [codeOf(substitute.itemId)] : [])]
  }
  return approvalFor(
    {
      parts: lines.map((line) => ({ part: line, cfrCodes: codesOf(line) })),
      worstOf: (held) => worstCasePence(terms, held, conditions),
    },
    { limits, roles },
  )
}
