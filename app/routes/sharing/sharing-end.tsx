import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { endPosting } from "#app/features/expertise/end-posting.server.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Take it off the list")

const whoMay = "Only the school that posted it takes it off the list."

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const posting = await readPosting(tx, idInAddress(params.postingId))
  if (!posting) throw notFound()
  if (!can(actor, "end-posting", { schoolId: posting.school.id })) throw forbidden(whoMay)
  return { id: posting.id, title: posting.title }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const ending = await endPosting(tx, actor, idInAddress(params.postingId))
  if (ending.kind === "not-found") throw notFound()
  if (ending.kind === "not-allowed") throw forbidden(whoMay)
  return redirect("/sharing/own?done=ended")
})

export default function EndPosting() {
  const { viewer, id, title } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      viewer={viewer}
      section="sharing"
      title={`Take “${title}” off the list`}
      back={{ href: `/sharing/postings/${id}`, text: title }}
      consequences={[
        "Your groups no longer see it, and nothing is matched with it.",
        "What has been agreed already stands.",
        "To bring it back you post it anew.",
      ]}
      confirm="Take it off the list"
      cancel={{ href: `/sharing/postings/${id}`, text: "Keep it" }}
    >
      <ActingFor viewer={viewer} />
    </ConfirmPage>
  )
}
