import type { LoaderFunctionArgs } from "@remix-run/node"
import { isPoolVisible } from "#app/features/purchasing/pool-queries.server.ts"
import { eventStream } from "#app/server/event-stream.ts"
import { notFound } from "#app/server/refusals.ts"
import { visit } from "#app/server/signed-in.server.ts"

/** Tells an open page of a pool that something has changed; the page then reads itself again. */
export const loader = async (args: LoaderFunctionArgs) => {
  const poolId = args.params.poolId ?? ""
  const mayLook = () => visit(args, "read only", "a-school", ({ tx }) => isPoolVisible(tx, poolId))
  if (!(await mayLook())) throw notFound()
  return eventStream({
    signal: args.request.signal,
    stillAllowed: mayLook,
    start: (send) => args.context.poolChanges.subscribe(poolId, () => send("changed")),
  })
}
