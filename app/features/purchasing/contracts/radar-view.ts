import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import {
  type ContractEnd,
  capital,
  categoryName,
  clusterEnds,
  clusterReason,
  inWords,
} from "#app/features/purchasing/contracts/end-clusters.ts"
import { type RadarPicture, radarPicture } from "#app/features/purchasing/contracts/radar-picture.ts"

export type EndView = {
  id: string
  school: string
  isOwn: boolean
  category: string
  supplier: string
  ends: string
  /** "£16,800.00" a year ex VAT; null where it is not shared. */
  yearlyCost: string | null
}

export type ClusterView = { key: string; title: string; reason: string; ends: EndView[] }

/** Everything that the radar of a group shows, in words. */
export type RadarView = { summary: string; picture: RadarPicture; clusters: ClusterView[]; ends: EndView[] }

type Wish = {
  ends: readonly ContractEnd[]
  withinMonths: number
  ownSchoolId: string | null
  today: Temporal.PlainDate
}

export function radarView({ ends, withinMonths, ownSchoolId, today }: Wish): RadarView {
  const clusters = clusterEnds(ends, withinMonths)
  const viewOf = (end: ContractEnd): EndView => ({
    id: end.id,
    school: end.schoolName,
    isOwn: end.schoolId === ownSchoolId,
    category: capital(categoryName(end.cfrCode)),
    supplier: end.supplierName,
    ends: formatShortDate(end.endsOn),
    yearlyCost: end.sharedYearlyCostPence === null ? null : formatPounds(end.sharedYearlyCostPence),
  })
  return {
    summary: summaryOf(ends, clusters.length),
    picture: radarPicture({ ends, clusters, ownSchoolId, today }),
    clusters: clusters.map((cluster) => ({
      key: cluster.ends[0]!.id,
      title: `${capital(categoryName(cluster.cfrCode))}: ${inWords(cluster.schools)} schools`,
      reason: clusterReason(cluster),
      ends: cluster.ends.map(viewOf),
    })),
    ends: ends.map(viewOf),
  }
}

const summaryOf = (ends: readonly ContractEnd[], clusters: number): string => {
  const schools = new Set(ends.map(({ schoolId }) => schoolId)).size
  const contracts = `${ends.length} ${ends.length === 1 ? "contract" : "contracts"}`
  const owners = schools === 1 ? "one school" : `${inWords(schools)} schools`
  const together =
    clusters === 0
      ? "None end close together"
      : clusters === 1
        ? "One set of them ends close together"
        : `${capital(inWords(clusters))} sets of them end close together`
  return `${contracts} of ${owners}. ${together}.`
}
