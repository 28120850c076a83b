import { useLoaderData } from "@remix-run/react"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import type { FloorArgs } from "#tests/bench/floor/floor-args.ts"

export const loader = async ({ context: { db }, params }: FloorArgs) => {
  const pool = await readPool(db, params.poolId ?? "")
  if (!pool) throw new Response(null, { status: 404 })
  return {
    title: pool.terms.title,
    schools: pool.participants.map(({ schoolId, name }) => ({ schoolId, name })),
  }
}

export default function Pool() {
  const pool = useLoaderData<typeof loader>()
  return (
    <main>
      <h1>{pool.title}</h1>
      <ul>
        {pool.schools.map((school) => (
          <li key={school.schoolId}>{school.name}</li>
        ))}
      </ul>
    </main>
  )
}
