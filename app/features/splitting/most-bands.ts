/** How many bands a rule can have. */
export const MOST_BANDS = 50
