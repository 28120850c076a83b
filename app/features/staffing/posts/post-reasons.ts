import type { PostReason } from "#app/features/staffing/posts/explain-post.ts"

/** A reason as JSON keeps it: amounts as text with an n behind, so that no float touches them. */
export const writeReason = (reason: PostReason): string =>
  JSON.stringify(reason, (_, value) => (typeof value === "bigint" ? `${value}n` : value))

export const readReason = (text: string): PostReason =>
  JSON.parse(text, (_, value) =>
    typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  )
