import { randomUUID } from "node:crypto"
import { type Posting, type PostingDraft, terms, weekdays } from "#app/features/expertise/posting.ts"

export const postingDraft: PostingDraft = {
  ...{ kind: "expertise", title: "Strings", description: "", subjects: ["Music"], phases: ["primary"] },
  ...{ weekdays: [...weekdays], terms: [...terms], credentials: "", languages: "" },
  ...{ weeklyHalfDays: null, travelMiles: null, basis: "free", ratePence: null },
  ...{ trainingOn: null, trainingPlaces: null, groupIds: [], resourceId: null },
  closesOn: Temporal.PlainDate.from("2027-07-31"),
}

/** An offer or a need as it is read. */
export const aPosting = (wish: Partial<Posting> & Pick<Posting, "side" | "school">): Posting => ({
  ...postingDraft,
  ...{ id: randomUUID(), postedAt: Temporal.Instant.from("2026-11-02T09:00:00Z"), endedAt: null },
  ...{ awaitsApproval: false },
  ...wish,
})
