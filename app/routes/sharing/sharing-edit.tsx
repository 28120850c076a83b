import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { bookableOf } from "#app/features/expertise/offers-about.server.ts"
import { stands } from "#app/features/expertise/posting.ts"
import { postingForm } from "#app/features/expertise/posting-form.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import { typedPosting } from "#app/features/expertise/posting-view.ts"
import { changePosting } from "#app/features/expertise/save-posting.server.ts"
import { PostingFields } from "#app/features/expertise/views/posting-fields.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { notTheirGroup, notTheirResource, whoPosts } from "#app/server/doors/sharing-door.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Change it")

/** The posting, for whoever may write it anew. */
async function changeable({ tx, actor, params, now }: Visit) {
  const posting = await readPosting(tx, idInAddress(params.postingId))
  if (!posting) throw notFound()
  if (!can(actor, "change-posting", { schoolId: posting.school.id }))
    throw forbidden(`Only ${posting.school.name} changes what it has posted.`)
  if (!stands(posting, civilDateOf(now))) throw forbidden("This has ended. Post it anew.")
  return posting
}

export const loader = pageLoader(async (visit) => {
  const posting = await changeable(visit)
  return {
    ...{ id: posting.id, side: posting.side, kind: posting.kind, title: posting.title },
    typed: typedPosting(posting),
    bookable: await bookableOf(visit.tx, posting.school.id),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context, now } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { id, side, kind } = await changeable(visit)
  const poster = forSchool(actor)
  form.set("kind", kind)
  const parsed = parseForm(postingForm(side, civilDateOf(now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const saving = await changePosting(tx, poster, { id, ...parsed.value }, context)
  switch (saving.kind) {
    case "saved":
      return redirect(`/sharing/postings/${id}?done=changed`)
    case "not-in-group":
      return refuseField(form, "groupIds", notTheirGroup(poster))
    case "not-own-resource":
      return refuseField(form, "resourceId", notTheirResource)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(whoPosts(actor))
  }
})

export default function EditPosting() {
  const { viewer, id, side, kind, title, typed, bookable } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={`Change “${title}”`}
      caption={viewer.school?.name}
      back={{ href: `/sharing/postings/${id}`, text: title }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <PostingFields {...{ side, kind, typed, bookable, faults }} groups={viewer.groups} />
        <Button>Save</Button>
      </form>
    </Page>
  )
}
