import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { bookableOf } from "#app/features/expertise/offers-about.server.ts"
import { postingForm } from "#app/features/expertise/posting-form.ts"
import { sideLabels } from "#app/features/expertise/posting-words.ts"
import { publishPosting } from "#app/features/expertise/save-posting.server.ts"
import { PostingFields } from "#app/features/expertise/views/posting-fields.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { notTheirGroup, notTheirResource, sideInAddress, whoPosts } from "#app/server/doors/sharing-door.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ params }: { params: { side?: string } }) =>
  pageTitle(params.side === "needs" ? "Say what you need" : "Offer something")

/** What is posted today stands for a year unless somebody says otherwise. */
const STANDS_FOR = { years: 1 }

export const loader = pageLoader(async ({ tx, actor, params, now }) => {
  const side = sideInAddress(params.side)
  if (!can(actor, "post-to-groups")) throw forbidden(whoPosts(actor))
  return {
    ...{ side, id: crypto.randomUUID(), closesOn: civilDateOf(now).add(STANDS_FOR).toString() },
    bookable: actor.school ? await bookableOf(tx, actor.school.id) : [],
  }
})

export const action = pageAction(async ({ tx, actor, params, request, context, now }) => {
  const side = sideInAddress(params.side)
  const form = await request.formData()
  const poster = forSchool(actor)
  requireSameSchool(form, actor)
  if (!can(actor, "post-to-groups")) throw forbidden(whoPosts(actor))
  const id = form.get("id")
  if (typeof id !== "string" || !isId(id)) return refuseField(form, "", OUT_OF_DATE)
  const parsed = parseForm(postingForm(side, civilDateOf(now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const saving = await publishPosting(tx, poster, { id, side, ...parsed.value }, context)
  switch (saving.kind) {
    case "saved":
      return redirect(`/sharing/postings/${id}?done=posted`)
    case "not-in-group":
      return refuseField(form, "groupIds", notTheirGroup(poster))
    case "not-own-resource":
      return refuseField(form, "resourceId", notTheirResource)
    case "not-found":
      return refuseField(form, "", OUT_OF_DATE)
    case "not-allowed":
      throw forbidden(whoPosts(actor))
  }
})

export default function NewPosting() {
  const { viewer, side, id, closesOn, bookable } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const { verb, many } = sideLabels[side]
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={verb}
      caption={viewer.school?.name}
      back={{ href: `/sharing/${many}`, text: side === "offer" ? "Offers" : "Needs" }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <PostingFields
          side={side}
          groups={viewer.groups}
          typed={{ closesOn }}
          bookable={bookable}
          faults={faults}
        />
        <Button>{side === "offer" ? "Post the offer" : "Post the need"}</Button>
      </form>
    </Page>
  )
}
