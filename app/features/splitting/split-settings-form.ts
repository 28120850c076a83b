import { type Typed, withRowAdded } from "#app/core/form-rows.ts"
import type { SplitRule } from "#app/features/splitting/split-rule.ts"

type Fault = { path: (string | number)[]; message: string }

/** What was typed for a rule's settings, without other rules' fields and spare rows, and what is wrong with it. */
export const splitSettingsOf = (
  rule: SplitRule | undefined,
  typed: unknown,
): { kept: unknown; faults: Fault[] } => {
  const given = (typeof typed === "object" && typed !== null ? typed : {}) as Record<string, unknown>
  const kept = Object.fromEntries(
    (rule?.fields ?? []).map(({ name }) => [name, withoutSpareRows(given[name])]),
  )
  const parsed = rule?.settings.safeParse(kept)
  if (!parsed || parsed.success) return { kept, faults: [] }
  return {
    kept,
    faults: parsed.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message })),
  }
}

/** Empty rows at the end of a list were offered, and not wanted. */
const withoutSpareRows = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value
  const last = value.findLastIndex((row) =>
    Object.values(row ?? {}).some((cell) => String(cell).trim() !== ""),
  )
  return Array.from(value.slice(0, last + 1), (row) => row ?? {})
}

/** The form with one band more, where its rule's settings are posted under `settings`. */
export const withBandAdded = (typed: Typed, settings: string): Typed =>
  withRowAdded(typed, `${settings}.bands`, { from: "", charge: "" })
