/** A refused form: everything typed, and a sentence for each faulty field; "" stands for the form as a whole. */
export type FormFaults = {
  typed: Record<string, string | string[]>
  sentences: Record<string, string>
}
