import { readBidsOfOthers } from "#app/features/purchasing/commitments/bids.server.ts"
import { typedAnswer } from "#app/features/purchasing/commitments/commitment-form.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { costFor, headlineOf, presentCosts } from "#app/features/purchasing/showing/present-costs.server.ts"
import type { CostPreview } from "#app/features/purchasing/views/use-cost-preview.ts"
import { fieldsOf } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** What an answer that is still being typed would come to; a quantity that cannot be read counts as none. */
export const loader = fileLoader(async ({ tx, actor, params, url }) => {
  const view = await readPool(tx, params.poolId ?? "")
  if (!view) throw notFound()
  const answer = typedAnswer(view.terms.items, fieldsOf(url.searchParams))
  const bids = await readBidsOfOthers(tx, view, answer.conditions, actor.school?.id ?? null)
  const cost = costFor(view, actor, answer, bids)
  return Response.json({
    costs: cost && presentCosts(cost, answer.lines),
    headline: cost && headlineOf(cost, view.terms),
    nextTexts: Object.fromEntries(cost?.nextTiers.map(({ itemId, sentence }) => [itemId, sentence]) ?? []),
  } satisfies CostPreview)
})
