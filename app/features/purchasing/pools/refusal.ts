import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** Why an act on a pool was not done. `forbidden`: not by this person; `refused`: not any more, or not like this. */
export type Refusal =
  | { kind: "not-found" }
  | { kind: "forbidden"; sentence: string }
  | { kind: "refused"; sentence: string }

export const poolNotFound: Refusal = { kind: "not-found" }
export const refused = (sentence: string): Refusal => ({ kind: "refused", sentence })
export const onlyLeads: Refusal = {
  kind: "forbidden",
  sentence:
    "Only the lead school's head, business manager and finance staff and the group's coordinators can do this.",
}

/** What the policy asks of a pool. */
export const inPolicy = (terms: PoolTerms) => ({
  leadSchoolId: terms.leadSchool.id,
  groupIds: terms.groups.map(({ id }) => id),
  state: terms.state,
})
