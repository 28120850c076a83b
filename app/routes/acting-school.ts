import { redirect } from "@remix-run/node"
import { actForSchool } from "#app/features/auth/act-for-school.server.ts"
import { nextPath } from "#app/features/auth/signing-in/next-path.ts"
import { visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { personAction } from "#app/server/signed-in.server.ts"

export const loader = () => redirect("/")

/** The page they came from is shown again, for the other school. */
export const action = personAction(async ({ request, context, actor, ...args }) => {
  const schoolId = String((await request.formData()).get("schoolId") ?? "")
  const visitor = visitorOf({ request, context, ...args })
  if (!(await actForSchool(context.signIn, visitor, actor, schoolId))) throw notFound()
  return redirect(pageBefore(request))
})

const pageBefore = (request: Request) => {
  const referer = URL.parse(request.headers.get("Referer") ?? "")
  return referer?.host === new URL(request.url).host ? nextPath(referer.pathname + referer.search) : "/"
}
