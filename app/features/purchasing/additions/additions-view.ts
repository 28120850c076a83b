/** What can be, is and has been added to a closed pool, as far as this person may see it. */
export type AdditionsView = {
  /** For a school with a part in the order, while it is not placed. */
  ask: { href: string; sentence: string } | null
  /** What waits for an answer: every school's for those who lead, else one's own. */
  waiting: { id: string; href: string; what: string; when: string; link: string }[]
  /** What was added, and what it did to the price: sums only. */
  changes: { key: string; sentence: string }[]
  /** How one's own school's asking ended, where it was not added. */
  answers: { id: string; sentence: string }[]
}

/** One addition with what it would do, for whoever orders. */
export type AdditionView = {
  id: string
  what: string[]
  by: string
  note: string
  state: "waiting" | "settled"
  sentence: string
  mayAnswer: boolean
  mayTakeBack: boolean
  /** null where the reader does not see all shares, or nothing waits. */
  effect: EffectView | null
}

export type EffectView =
  | {
      accepts: true
      prices: string[]
      schools: { id: string; name: string; before: string; after: string }[]
    }
  | { accepts: false; sentence: string }
