import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

/**
 * The text of a file that a spreadsheet saved: UTF-8 with or without its mark, or else Windows-1252, which Excel in
 * Britain writes. Refuses what is no text, with what to do about it.
 */
export function decodeText(bytes: Uint8Array): Outcome<string> {
  const [first, second] = bytes
  if (first === 0x50 && second === 0x4b)
    return refuse("This is a spreadsheet. Save it as CSV, and send that file")
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refuse("Save the file as CSV UTF-8, and send it again")
  if (bytes.includes(0)) return refuse("This is not a text file. Save your list as CSV, and send that file")
  try {
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return succeed(new TextDecoder("windows-1252").decode(bytes))
  }
}
