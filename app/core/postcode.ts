import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/

/** Reads a whole postcode, however it is spaced and capitalised, into "OX1 2JD"; whether there is such a one is not asked. */
export const parsePostcode = (text: string): Outcome<string> => {
  const [, outward, inward] = POSTCODE.exec(text.replace(/\s+/g, "").toUpperCase()) ?? []
  return outward && inward ? succeed(`${outward} ${inward}`) : refuse("Enter a whole postcode, like OX1 2JD")
}
