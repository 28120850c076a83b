import type { MomentView } from "#app/core/from-now.ts"
import type { Tone } from "#app/features/purchasing/showing/shown-pool.ts"

/** How far demand has come towards the next price, in hundredths, with the words that say the same. */
export type ClimbView = { percent: number; text: string }

/** One pool in a list. */
export type ShownPoolRow = {
  id: string
  title: string
  /** "Paperline, led by Hilltop Primary School" */
  from: string
  when: string
  moment: MomentView
  schools: string
  climb: ClimbView | null
  tag: { tone: Tone; text: string }
}
