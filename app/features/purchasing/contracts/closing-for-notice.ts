/** Between the closing of a pool and the notice: to award, to decide, to write. */
const TO_GIVE_NOTICE = { weeks: 4 }
/** Schools need so long to answer. */
const TO_ANSWER = { weeks: 2 }
/** A pool cannot stay open much longer than this. */
const LONGEST = { months: 23 }

const { compare } = Temporal.PlainDate

/**
 * The day on which a pool in place of running contracts should close: four weeks before the earliest notice, or where
 * that leaves schools less than two weeks to answer, as late as notice can still be given; a weekday. Once every
 * notice has passed, in two weeks.
 */
export function closingForNotice(
  notice: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const soonest = today.add(TO_ANSWER)
  const latest = notice?.subtract({ days: 1 })
  if (!notice || !latest || compare(latest, today) <= 0) return weekdayUpTo(soonest)
  const wanted = [notice.subtract(TO_GIVE_NOTICE), soonest].sort(compare)[1]!
  const closing = weekdayUpTo([wanted, latest, today.add(LONGEST)].sort(compare)[0]!)
  return compare(closing, today) > 0 ? closing : latest
}

const weekdayUpTo = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek <= 5 ? date : date.subtract({ days: date.dayOfWeek - 5 })
