import type { z } from "zod"
import type { Pence } from "#app/core/money.ts"
import type { Outcome } from "#app/core/outcome.ts"

/** What a rule may ask about a school that bears part of a cost. */
export type SplitSchool = {
  id: string
  name: string
  /** Units it takes of what the cost belongs to. */
  quantity: number
  /** Net price of the goods it takes. */
  value: Pence
  /** null where it is not known. */
  numberOnRoll: number | null
}

/**
 * How strongly each school bears the cost, index for index with the schools: the weights go to the one apportionment,
 * and only their proportion counts. `basisOf` says why, as the beginning of a sentence: "12 of 144 units". It is asked
 * only for a division that stands, since a pool's clearing weighs its schools many thousand times before.
 */
export type Weighing = { weights: bigint[]; basisOf: (place: number) => string }

/** One thing that a rule asks whoever sets it up. What is typed is kept as text, under `name`, in the settings. */
export type SettingField = {
  name: string
  label: string
  hint: string
  kind: "pounds" | "percentage-for-each-school" | "bands"
}

/** A way to divide a cost among schools. To add one: one file like its neighbours, one line in split-rules.ts. */
export type SplitRule<Settings = unknown> = {
  key: string
  /** "By quantity" */
  name: string
  /** One or two sentences for whoever chooses among the rules. */
  description: string
  /** What it has to know of every school. */
  needs: readonly ("quantity" | "value" | "numberOnRoll")[]
  fields: readonly SettingField[]
  /** Reads the settings as typed into values, or says what is wrong with a sentence for each field. */
  settings: z.ZodType<Settings>
  /** Settings to begin with: what an empty form shows, and proof that the rule works. */
  initialSettings: (schools: readonly SplitSchool[]) => unknown
  /**
   * Weighs at least one school. The magnitude of the cost is given for rules with charges in pounds; it is never
   * negative. The reason of a refusal is a sentence for the coordinator.
   */
  weigh: (schools: readonly SplitSchool[], settings: Settings, magnitude: Pence) => Outcome<Weighing>
}

/** States a rule with the type of its settings inferred, and forgets that type for the registry. */
export const defineRule = <Settings>(rule: SplitRule<Settings>): SplitRule => rule as SplitRule
