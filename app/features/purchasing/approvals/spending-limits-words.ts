import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { formatPounds } from "#app/core/money.ts"
import type { LimitHolder, SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"

const rule: Record<LimitHolder, (limit: string) => string> = {
  finance: (limit) => `A finance officer may commit up to ${limit} without approval`,
  "business-manager": (limit) => `A business manager may commit up to ${limit} without approval`,
  head: (limit) => `A headteacher may commit up to ${limit} without another's approval`,
  governors: (limit) => `Above ${limit} a governor approves`,
}

/** "E19 Learning resources (not ICT equipment)" */
export const codeInWords = (code: string): string =>
  `${code} ${expenditureCodes[code as keyof typeof expenditureCodes] ?? ""}`.trim()

/** Limits as a school reads them, a sentence each; one that says so where there are none. */
export const inSentences = (limits: readonly SpendingLimit[]): string[] =>
  limits.length === 0
    ? ["Nobody needs approval, whatever it comes to."]
    : limits.map(
        ({ holder, cfrCode, limitPence }) =>
          `${rule[holder](formatPounds(limitPence))}${cfrCode ? `, for ${codeInWords(cfrCode)}` : ""}.`,
      )
