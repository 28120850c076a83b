import { explainedPool } from "#app/routes/pools/explained-pool.server.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** The explanation of a school's result as JSON, in the shape of `Explanation`. */
export const loader = fileLoader(async (visit) => {
  const { explanation } = await explainedPool(visit)
  const json = JSON.stringify(
    explanation,
    (_key, value) => (typeof value === "bigint" ? String(value) : value),
    2,
  )
  return new Response(json, { headers: { "Content-Type": "application/json; charset=utf-8" } })
})
