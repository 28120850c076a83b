import type { GroupKind } from "#app/features/auth/actor.ts"

const labels: Record<GroupKind, string> = {
  trust: "Multi-academy trust",
  "learning-community": "Learning community",
  alliance: "Alliance",
  network: "Network",
  consortium: "Buying consortium",
}

export const groupKinds = Object.keys(labels) as [GroupKind, ...GroupKind[]]

export const groupKindLabel = (kind: string): string => labels[kind as GroupKind] ?? kind

/** "1 school", "12 schools" */
export const schoolsCounted = (count: number): string => `${count} ${count === 1 ? "school" : "schools"}`
