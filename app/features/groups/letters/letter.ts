/** A mail before it is addressed. */
export type Letter = { subject: string; paragraphs: string[] }

/** Somebody who speaks for a school, and reads its letters. */
export type SchoolReader = { schoolId: string; name: string; email: string }

/** The text of a letter to one person; without a name it starts with "Hello". */
export const letterTo = (
  name: string | null,
  { paragraphs }: Pick<Letter, "paragraphs"> & Partial<Letter>,
): string =>
  `${[name ? `Dear ${name},` : "Hello,", ...paragraphs, "Kith\nSchools that buy together and share their people"].join("\n\n")}\n`
