import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { decimalPounds } from "#app/core/money.ts"
import type { LimitVersion } from "#app/features/purchasing/approvals/spending-limits.ts"
import { inSentences } from "#app/features/purchasing/approvals/spending-limits-words.ts"

/** Rows for limits that are not there yet. */
const SPARE_ROWS = 3

/** The limits of a school as its page shows them, and as its form starts. */
export function spendingLimitsView({ current, earlier }: { current: LimitVersion; earlier: LimitVersion[] }) {
  const codes = current.limits.filter(({ cfrCode }) => cfrCode !== null)
  return {
    version: String(current.version),
    sentences: inSentences(current.limits),
    since: setBy(current),
    earlier: earlier.map((version) => ({
      key: String(version.version),
      set: setBy(version) ?? "",
      sentences: inSentences(version.limits),
    })),
    /** What the form's fields start with, by their names. */
    values: Object.fromEntries([
      ...current.limits
        .filter(({ cfrCode }) => cfrCode === null)
        .map(({ holder, limitPence }) => [`general.${holder}`, decimalPounds(limitPence)]),
      ...codes.flatMap(({ holder, cfrCode, limitPence }, i) => [
        [`codes.${i}.holder`, holder],
        [`codes.${i}.cfrCode`, cfrCode ?? ""],
        [`codes.${i}.limit`, decimalPounds(limitPence)],
      ]),
    ]) as Record<string, string>,
    rows: codes.length + SPARE_ROWS,
  }
}

const setBy = ({ setBy, setAt }: LimitVersion): string | null =>
  setAt && `Set by ${setBy} on ${formatShortDate(civilDateOf(setAt))}`
