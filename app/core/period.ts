type Point = Temporal.Instant | Temporal.PlainDate

/**
 * A half-open stretch of time: the start belongs to it, the end does not, so that one period may begin where
 * another ends without sharing anything.
 */
export type Period<At extends Point> = { start: At; end: At }

const compare = <At extends Point>(a: At, b: At): number =>
  a instanceof Temporal.Instant
    ? Temporal.Instant.compare(a, b as Temporal.Instant)
    : Temporal.PlainDate.compare(a, b as Temporal.PlainDate)

/** @throws RangeError unless the start comes before the end */
export const period = <At extends Point>(start: At, end: At): Period<At> => {
  if (compare(start, end) >= 0) throw new RangeError(`a period must start before it ends: ${start} to ${end}`)
  return { start, end }
}

export const contains = <At extends Point>({ start, end }: Period<At>, at: At): boolean =>
  compare(start, at) <= 0 && compare(at, end) < 0

/** Whether two periods share any time. Periods that only touch do not. */
export const overlaps = <At extends Point>(a: Period<At>, b: Period<At>): boolean =>
  compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0
