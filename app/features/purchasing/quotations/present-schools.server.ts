import { formatPounds } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type {
  ComparisonView,
  SchoolRow,
  SchoolWorkings,
} from "#app/features/purchasing/quotations/comparison-view.ts"
import type { Demand } from "#app/features/purchasing/quotations/demand.ts"
import { type ComparedOffer, cheapestOf } from "#app/features/purchasing/quotations/offers.ts"

const PAGE = 50

type Asked = { demand: Demand; terms: PoolTerms; schoolId: string | null; after: string | null }
type School = { id: string; name: string }

/** What every school would pay under each offer, a page of them by name. */
export function presentSchools(
  { demand, terms, schoolId, after }: Asked,
  compared: readonly ComparedOffer[],
  base: string,
): Pick<ComparisonView, "schools" | "schoolsNewer" | "schoolsOlder" | "school"> {
  const all = demand.commitments
    .map((one) => ({ id: one.schoolId, name: one.schoolName }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB") || (a.id < b.id ? -1 : 1))
  const start = after ? all.findIndex(({ id }) => id === after) + 1 : 0
  const shown = all.slice(start, start + PAGE)
  const chosen = all.find(({ id }) => id === schoolId)
  const isLast = start + PAGE >= all.length
  const before = all[start - PAGE - 1]
  return {
    schools: shown.map((school) => rowOf(school, compared, base)),
    schoolsNewer: start === 0 ? null : before ? `${base}?after=${before.id}#schools` : `${base}#schools`,
    schoolsOlder: isLast ? null : `${base}?after=${shown.at(-1)!.id}#schools`,
    school: chosen ? workingsOf(chosen, compared, terms) : null,
  }
}

function rowOf(school: School, compared: readonly ComparedOffer[], base: string): SchoolRow {
  const costs = compared.map(({ key, order }) => ({
    key,
    order,
    cost: order.bySchool.get(school.id) ?? null,
  }))
  const cheapest = cheapestOf(
    costs.map(({ key, cost, order }) => ({
      key,
      cost: order.isComplete ? (cost?.grossPence ?? null) : null,
    })),
  )
  return {
    ...school,
    href: `${base}?school=${school.id}#school`,
    cells: costs.map(({ key, cost, order }) => ({
      key,
      main: cost ? formatPounds(cost.grossPence) : "Nothing",
      detail: cost && !order.isComplete ? "not everything" : "",
      isCheapest: cheapest.has(key),
    })),
  }
}

const workingsOf = (
  school: School,
  compared: readonly ComparedOffer[],
  terms: PoolTerms,
): SchoolWorkings => ({
  name: school.name,
  offers: compared.map(({ key, quote, order: { clearing } }) => ({
    key,
    name: quote.supplierName,
    parts: clearing.kind === "cleared" ? partsOf(clearing, school.id, terms) : ["Nothing would be bought."],
  })),
})

const partsOf = (
  clearing: Extract<ComparedOffer["order"]["clearing"], { kind: "cleared" }>,
  schoolId: string,
  terms: PoolTerms,
): string[] => {
  const ofSchool = <Share extends { schoolId: string }>(shares: readonly Share[]) =>
    shares.filter((share) => share.schoolId === schoolId)
  const goods = ofSchool(clearing.shares).map(({ itemId, netPence, workings }) => {
    const name = terms.items.find(({ id }) => id === itemId)?.name ?? "Delivery"
    return `${name}: ${formatPounds(netPence)} ex VAT. ${workings.sentences.join(" ")}`
  })
  const vat = ofSchool(clearing.vatShares).map(
    ({ vatPence, workings }) => `VAT: ${formatPounds(vatPence)}. ${workings.sentences.join(" ")}`,
  )
  return goods.length > 0 ? [...goods, ...vat] : ["Nothing of what this school wants would be bought."]
}
