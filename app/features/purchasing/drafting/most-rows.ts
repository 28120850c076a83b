// Apart from the forms that hold to them: pages show these, and a form would bring its parser along.

/** How many items a pool can have. */
export const MOST_ITEMS = 50

/** How many prices an item can have. */
export const MOST_TIERS = 8
