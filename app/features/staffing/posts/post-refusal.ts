import type { Refusal } from "#app/features/purchasing/pools/refusal.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"

export const postNotFound: Refusal = { kind: "not-found" }

export const onlyLeadsPost = {
  kind: "forbidden",
  sentence:
    "Only the head and business manager of the school that employs, and the group’s coordinators, can do this.",
} satisfies Refusal

/** To whoever may not answer for the school that they act for. */
export const officeAnswersFor = ({ name }: { name: string }) =>
  ({
    kind: "forbidden",
    sentence: `For ${name}, its head, business manager and finance staff answer.`,
  }) satisfies Refusal

/** What the policy asks of a post. */
export const inPolicy = (post: Pick<SharedPost, "employer" | "groups">) => ({
  employerSchoolId: post.employer.id,
  groupIds: post.groups.map(({ id }) => id),
})
