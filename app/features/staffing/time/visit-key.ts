/** By what a timesheet knows a school's day of a shared post. */
export const keyOfVisit = (postId: string, schoolId: string, day: Temporal.PlainDate): string =>
  `post:${postId}:${schoolId}:${day}`
