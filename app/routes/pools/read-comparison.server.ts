import { civilDateOf } from "#app/core/civil-time.ts"
import type { ComparisonPage } from "#app/features/purchasing/quotations/comparison.tsx"
import { presentComparison } from "#app/features/purchasing/quotations/present-comparison.server.ts"
import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { readDemand } from "#app/features/purchasing/quotations/read-demand.server.ts"
import { takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** Everything on the page of a pool's quotations, for those who lead it; the address says which item and school. */
export async function readComparison(
  { tx, actor, url, now }: Visit,
  view: PoolView,
): Promise<ComparisonPage> {
  const { terms } = view
  const quotations = await readQuotations(tx, terms.id)
  const { demand, expected } = await readDemand(tx, actor, view)
  const asked = (name: string) => url.searchParams.get(name)
  return {
    takesQuotations: takesQuotations(terms),
    isDraft: terms.state === "draft",
    hasQuotations: quotations.length > 0,
    expected: terms.items.map(({ id, name, unit }) => ({
      ...{ id, name, unit },
      expected: expected.get(id)?.toString() ?? "",
    })),
    comparison: presentComparison({
      ...{ terms, quotations, demand, today: civilDateOf(now) },
      ...{ itemId: asked("item"), schoolId: asked("school"), after: asked("after") },
    }),
  }
}
