/**
 * What to do about something that a page's form brings along unseen, and that is not as the page had written it.
 * Nobody has typed it, so the sentence stands against the form as a whole.
 */
export const OUT_OF_DATE = "This page is out of date. Open it again"
