const sentences: Record<string, string> = {
  accepted: "This has been accepted already",
  declined: "This has been declined already",
  withdrawn: "This has been withdrawn",
  expired: "This has run out, and can be sent again",
  ended: "The group has ended",
}

/** Why an answer came too late, for whoever gave it. */
export const settledInWords = (answer: string): string =>
  sentences[answer] ?? "This has been answered already"
