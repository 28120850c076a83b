import { parseQuantity } from "#app/features/purchasing/commitment-form.ts"
import { readPool } from "#app/features/purchasing/pool-queries.server.ts"
import { costFor, headlineOf, presentCosts } from "#app/features/purchasing/present-costs.server.ts"
import type { CostPreview } from "#app/features/purchasing/views/use-cost-preview.ts"
import { notFound } from "#app/server/refusals.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** What quantities that are still being typed would come to; one that cannot be read counts as none. */
export const loader = fileLoader(async ({ tx, actor, params, url }) => {
  const view = await readPool(tx, params.poolId ?? "", actor.school?.id ?? null)
  if (!view) throw notFound()
  const mine = view.terms.items.flatMap(({ id }) => {
    const read = parseQuantity(url.searchParams.get(id) ?? "")
    return read.ok && read.value > 0 ? [{ itemId: id, quantity: read.value }] : []
  })
  const cost = costFor(view, actor, mine)
  return Response.json({
    costs: cost && presentCosts(cost, mine),
    headline: cost && headlineOf(cost, view.terms),
    nextTexts: Object.fromEntries(cost?.nextTiers.map(({ itemId, sentence }) => [itemId, sentence]) ?? []),
  } satisfies CostPreview)
})
