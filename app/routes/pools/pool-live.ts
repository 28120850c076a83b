import type { LoaderFunctionArgs } from "@remix-run/node"
import { READ_AT } from "#app/components/page/live-page.ts"
import { isPoolVisible } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { eventStream } from "#app/server/event-stream.ts"
import { notFound } from "#app/server/refusals.ts"
import { visit } from "#app/server/signed-in.server.ts"

/**
 * Tells an open page of a pool that something has changed, so that it reads itself again, and what the pool would
 * come to if it closed now, worked out once for all who listen.
 */
export const loader = async (args: LoaderFunctionArgs) => {
  const poolId = args.params.poolId ?? ""
  let schoolId: string | null = null
  const mayLook = () =>
    visit(args, "read only", "a-school", ({ tx, actor }) => {
      schoolId = actor.school?.id ?? null
      return isPoolVisible(tx, poolId)
    })
  if (!(await mayLook())) throw notFound()
  const { poolChanges, liveClearings } = args.context
  return eventStream({
    signal: args.request.signal,
    stillAllowed: mayLook,
    start: (send) => {
      const ends = [
        poolChanges.subscribe(poolId, () => send("changed"), readAtOf(args.request)),
        liveClearings.subscribe(poolId, (clearing) => {
          if (clearing) send("clearing", clearing.written(schoolId))
        }),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
  })
}

/** When the page that listens was read, by the clock of the process that read it. */
const readAtOf = (request: Request) => {
  const stated = Number(new URL(request.url).searchParams.get(READ_AT) ?? Number.NaN)
  return Number.isSafeInteger(stated) && Math.abs(stated) <= LAST_MOMENT_MS
    ? Temporal.Instant.fromEpochMilliseconds(stated)
    : undefined
}
const LAST_MOMENT_MS = 8.64e15
