/**
 * A kind of thing that schools answer, and approve their answers to: where its rows are, and what pages, letters and the
 * record call it.
 */
export type ApprovedKind = {
  /** A table with `id`, `title`, `state` and `closes_at`. */
  table: string
  /** What names its rows in the tables of approvals. */
  column: string
  subject: string
  noun: string
  path: string
  /** What the record says of a school that is left out at closing. */
  leaveOut: string
}

/** One such thing. */
export type ApprovedThing = ApprovedKind & {
  id: string
  title: string
  state: string
  closesAt: Temporal.Instant
}

export const poolAnswers: ApprovedKind = {
  ...{ table: "pool", column: "pool_id", subject: "pool", noun: "pool", path: "/pools" },
  leaveOut: "leave-out-of-pool",
}

type Named = Pick<ApprovedThing, "id" | "title" | "state" | "closesAt">

export const poolToApprove = ({ id, title, state, closesAt }: Named): ApprovedThing => ({
  ...{ ...poolAnswers, id, title, state, closesAt },
})

export const takesAnswers = (
  { state, closesAt }: Pick<ApprovedThing, "state" | "closesAt">,
  now: Temporal.Instant,
): boolean => state === "open" && Temporal.Instant.compare(now, closesAt) < 0

/** Where an answer to it is approved. */
export const approvalPath = ({ path, id }: Pick<ApprovedThing, "path" | "id">): string =>
  `${path}/${id}/approval`
