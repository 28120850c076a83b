import type { ReactNode } from "react"

/** neutral: nothing to do; active: under way; good: done; attention: somebody must act; bad: failed or called off. */
export type TagTone = "neutral" | "active" | "good" | "attention" | "bad"

export function Tag({ tone = "neutral", children }: { tone?: TagTone; children: ReactNode }) {
  return <strong className={`kith-tag kith-tag--${tone}`}>{children}</strong>
}
