import type { FormFaults } from "#app/components/form/form-faults.ts"
import type { PostingKind, PostingSide } from "#app/features/expertise/posting.ts"

/** What a posting's form shows: whose side it is for, and what stands in its fields. */
export type PostingForm = {
  side: PostingSide
  /** What is stored, by field; a new posting has what most people choose. */
  typed?: Record<string, string | string[]>
  /** What it is does not change once it is posted. */
  kind?: PostingKind
  faults?: FormFaults | null
}

/** The one thing that stands in a field; "" where nothing does. */
export const one = (typed: string | string[] | undefined): string => [typed ?? ""].flat()[0] ?? ""

/** What each kind of field takes from the form: its name, what stands in it, and what is wrong with that. */
export const fieldsOf = ({ typed = {}, faults }: PostingForm) => ({
  text: (name: string) => ({ name, value: one(typed[name]), faults }),
  ticks: (name: string, unless: readonly string[] = []) => ({
    name,
    values: [typed[name] ?? [...unless]].flat(),
    faults,
  }),
})
