// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** A text without what PostgreSQL or people's screens cannot take; its tabs and lines stay. */
export const withoutControlCharacters = (text: string): string => text.replaceAll(CONTROL, "")
