import { z } from "zod"
import type { Pence } from "#app/core/money.ts"
import { counted, writeCount } from "#app/features/splitting/counted.ts"
import { MOST_BANDS } from "#app/features/splitting/most-bands.ts"
import { poundsSetting, pupilsSetting } from "#app/features/splitting/setting-values.ts"

/** A charge for schools with at least `from` pupils on roll, up to where the next band begins. */
export type Band = { from: number; charge: Pence }

/** Bands as typed: they begin at 0 pupils, rise, and charge something, so that every school is in exactly one. */
export const bandSettings = z
  .array(z.object({ from: pupilsSetting, charge: poundsSetting }))
  .min(1, "Enter at least one band")
  .max(MOST_BANDS, `There can be up to ${MOST_BANDS} bands`)
  .check(({ value, issues }) => {
    value.forEach(({ from, charge }, i) => {
      const complain = (field: string, message: string) =>
        issues.push({ code: "custom", input: value, path: [i, field], message })
      if (i === 0 && from !== 0) complain("from", "The first band must begin at 0 pupils")
      if (i > 0 && from <= value[i - 1]!.from) complain("from", "Each band must begin above the one before")
      if (charge === 0n) complain("charge", "Enter a charge of more than £0.00")
    })
  })

/** The index of the band that a number on roll falls into. */
export const bandOf = (roll: number, bands: readonly Band[]): number =>
  bands.findLastIndex(({ from }) => from <= roll)

/** "51 to 150 pupils", "301 pupils and over" */
export const describeBand = (bands: readonly Band[], place: number): string => {
  const next = bands[place + 1]
  return next
    ? `${writeCount(bands[place]!.from)} to ${counted(next.from - 1, "pupil")}`
    : `${counted(bands[place]!.from, "pupil")} and over`
}
