/** The fields that say how each day of the week suits a school. */
export const weekdayFields = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const
