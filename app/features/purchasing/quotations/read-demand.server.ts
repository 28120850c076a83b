import type { Actor } from "#app/features/auth/actor.ts"
import { poolFormChoices } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { committedDemand, type Demand, expectedDemand } from "#app/features/purchasing/quotations/demand.ts"
import { readEarlierDemand } from "#app/features/purchasing/quotations/earlier-demand.server.ts"
import { readExpectedDemand } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

export type KnownDemand = { demand: Demand; expected: ReadonlyMap<string, number> }

/** What suppliers are compared for: of a draft what is expected, of every other pool what schools committed to. */
export async function readDemand(tx: Tx, actor: Actor, view: PoolView): Promise<KnownDemand> {
  const { terms } = view
  if (terms.state !== "draft") return { demand: committedDemand(view), expected: new Map() }
  const expected = await readExpectedDemand(tx, terms.id)
  const earlier = expected.size === 0 ? await readEarlierDemand(tx, terms) : []
  if (earlier.length > 0) return { demand: { source: "earlier", commitments: earlier }, expected }
  const { schools } = await poolFormChoices(tx, actor)
  const groupIds = terms.groups.map(({ id }) => id)
  const offered = schools.filter((school) => school.groupIds.some((id) => groupIds.includes(id)))
  return { demand: expectedDemand(terms.items, expected, offered), expected }
}
