import type { Fit } from "#app/features/expertise/fit.ts"
import type { Posting } from "#app/features/expertise/posting.ts"
import { rateInWords, sideLabels } from "#app/features/expertise/posting-words.ts"
import type { Letter } from "#app/features/groups/letters/letter.ts"

type Matched = { posting: Posting; fit: Fit }

const pageOf = (posting: Posting, appUrl: string) => `${appUrl}/sharing/postings/${posting.id}`

/** To whoever posted an offer or a need: what of other schools fits it. */
export const somethingFits = (mine: Posting, matches: readonly Matched[], appUrl: string): Letter => {
  const { many, one } = sideLabels[mine.side === "offer" ? "need" : "offer"]
  const what = matches.length === 1 ? `1 ${one}` : `${matches.length} ${many}`
  return {
    subject:
      matches.length === 1
        ? `${one === "offer" ? "An offer" : "A need"} that fits: ${matches[0]!.posting.title}`
        : `${what} that fit ${mine.title}`,
    paragraphs: [
      `${what} of other schools in your groups ${matches.length === 1 ? "fits" : "fit"} what your school posted: ${mine.title}.`,
      ...matches.map(
        ({ posting, fit }) =>
          `${posting.title}, ${posting.school.name}. ${fit.reasons.join(". ")}.\n${pageOf(posting, appUrl)}`,
      ),
      `All that fits, and your own words:\n${pageOf(mine, appUrl)}`,
    ],
  }
}

/** To whoever saved a search: what is new among what it finds. */
export const searchFoundNew = (postings: readonly Posting[], searchUrl: string, appUrl: string): Letter => {
  const [first] = postings
  const { one, many } = sideLabels[first!.side]
  return {
    subject:
      postings.length === 1 ? `New: ${first!.title}` : `${postings.length} new ${many} for your search`,
    paragraphs: [
      `Your saved search has found ${postings.length === 1 ? `a new ${one}` : `new ${many}`}.`,
      ...postings.map(
        (posting) =>
          `${posting.title}, ${posting.school.name}: ${rateInWords(posting.side, posting)}.\n${pageOf(posting, appUrl)}`,
      ),
      `The whole search, and how to stop these mails:\n${searchUrl}`,
    ],
  }
}
