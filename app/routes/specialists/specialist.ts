import { redirect } from "@remix-run/node"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** Specialists are among the people and things that schools share; their page is there. */
export const loader = fileLoader(async ({ tx, params, url }) => {
  const resource = await readResource(tx, idInAddress(params.resourceId))
  if (!resource) throw notFound()
  return redirect(`/people-and-things/${resource.id}${url.search}`)
})
