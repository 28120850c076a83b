import type { ReactNode } from "react"
import { Card } from "#app/components/card.tsx"
import { EndTable } from "#app/features/purchasing/contracts/radar-figure.tsx"
import type { ClusterView } from "#app/features/purchasing/contracts/radar-view.ts"

/** What ends close together, each with its reason and what to do about it. */
export function ClusterList({
  clusters,
  actionFor,
}: {
  clusters: ClusterView[]
  actionFor: (cluster: ClusterView) => ReactNode
}) {
  return clusters.map((cluster) => (
    <Card key={cluster.key} title={cluster.title} level={3}>
      <p>{cluster.reason}</p>
      <EndTable caption={cluster.title} ends={cluster.ends} brief />
      {actionFor(cluster)}
    </Card>
  ))
}
