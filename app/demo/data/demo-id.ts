import { createHash } from "node:crypto"

/**
 * The id of a demo row, the same in every run: laid out as UUIDv7, so that rows sort by the moment they were made
 * as real ones do, with a digest of `key` in place of the random part.
 */
export const demoId = (key: string, madeAt: Temporal.Instant): string => {
  const time = madeAt.epochMilliseconds.toString(16).padStart(12, "0")
  const digest = createHash("sha256").update(key).digest("hex")
  const variant = ((Number.parseInt(digest[3]!, 16) & 3) | 8).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${digest.slice(0, 3)}`,
    `${variant}${digest.slice(4, 7)}`,
    digest.slice(7, 19),
  ].join("-")
}
