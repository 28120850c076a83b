/** What makes a spreadsheet read text as a formula, full-width look-alikes and line ends included (OWASP). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * Text for a CSV cell that a spreadsheet must show and not compute: an apostrophe goes before what would start a
 * formula. For text alone: amounts that Kith writes itself ("-5.00") go in as they are and stay numbers.
 */
export const csvText = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text)
