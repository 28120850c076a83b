import { z } from "zod"
import { entriesOf } from "#app/features/staffing/recharges/charge-lines.ts"
import type { Parts } from "#app/features/staffing/recharges/reckon-month.ts"

export type StoredParts = { scales: boolean; pence: Record<string, string> }

/** Pence by kind of cost, as JSON keeps them: strings of digits. */
export const penceAsText = (parts: Parts): Record<string, string> =>
  Object.fromEntries(entriesOf(parts).map(([kind, pence]) => [kind, pence.toString()]))

/** What a line that waits comes to, as it was stored. */
export const storedParts = z
  .object({ scales: z.boolean(), pence: z.record(z.string(), z.string().regex(/^\d+$/)) })
  .transform(({ scales, pence }): { scales: boolean; parts: Parts } => ({
    scales,
    parts: Object.fromEntries(Object.entries(pence).map(([kind, digits]) => [kind, BigInt(digits)])),
  }))
