import { Tag, type TagTone } from "#app/components/tag.tsx"
import type { StandingView } from "#app/features/invoicing/standing-words.ts"

const tones: Record<StandingView["kind"], TagTone> = {
  unpaid: "neutral",
  "part-paid": "active",
  overdue: "attention",
  paid: "good",
  overpaid: "attention",
  "owed-back": "attention",
  credited: "good",
  "a-credit": "neutral",
}

export function StandingTag({ standing }: { standing: Pick<StandingView, "kind" | "tag"> }) {
  return <Tag tone={tones[standing.kind]}>{standing.tag}</Tag>
}
