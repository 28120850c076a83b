import { z } from "zod"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { isUrn } from "#app/features/groups/register/search-words.ts"

export type Invitees = { urns: number[]; emails: string[] }

const MOST_INVITEES = 100
const email = z.email()

/** Reads schools to invite, one a line: register number or e-mail address; or names every line that is neither. */
export function parseInvitees(text: string): Outcome<Invitees, string> {
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: line.trim() }))
  const filled = lines.filter((line) => line.text !== "")
  if (filled.length === 0) return refuse("Enter a URN or an email address")
  if (filled.length > MOST_INVITEES) return refuse(`Invite at most ${MOST_INVITEES} schools at once`)
  const wrong = filled.filter((line) => !isUrn(line.text) && !isEmail(line.text))
  if (wrong.length > 0) return refuse(wrong.map(sentenceFor).join(". "))
  const unique = [...new Set(filled.map((line) => line.text.toLowerCase()))]
  return succeed({ urns: unique.filter(isUrn).map(Number), emails: unique.filter((line) => !isUrn(line)) })
}

const isEmail = (text: string) => text.length <= 254 && email.safeParse(text).success

const sentenceFor = ({ number, text }: { number: number; text: string }) =>
  `Line ${number}: “${text.slice(0, 60)}” is neither a six-digit URN nor an email address`
