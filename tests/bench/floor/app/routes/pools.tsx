import { useLoaderData } from "@remix-run/react"
import { listPools } from "#app/features/purchasing/showing/pool-list-queries.server.ts"
import type { FloorArgs } from "#tests/bench/floor/floor-args.ts"

export const loader = async ({ context: { db, actor } }: FloorArgs) => {
  const page = await listPools(db, actor, { states: ["open"], order: "soonest-first" })
  return page.pools.map(({ terms, schools }) => ({ id: terms.id, title: terms.title, schools }))
}

export default function Pools() {
  return (
    <ul>
      {useLoaderData<typeof loader>().map((pool) => (
        <li key={pool.id}>
          <a href={`/pools/${pool.id}`}>{pool.title}</a> {pool.schools}
        </li>
      ))}
    </ul>
  )
}
