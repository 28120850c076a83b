import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { poolFormChoices } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { postForm } from "#app/features/staffing/posts/post-form.ts"
import { savePostDraft } from "#app/features/staffing/posts/save-post-draft.server.ts"
import { typedPost } from "#app/features/staffing/posts/typed-post.ts"
import { PostFields } from "#app/features/staffing/posts/views/post-fields.tsx"
import { answerSavingPost } from "#app/routes/posts/answer-saving-post.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { ledPostOfPage } from "#app/server/doors/post-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Change the draft")

export const loader = pageLoader(async (visit) => {
  const { post } = await ledPostOfPage(visit, "edit-post")
  if (post.state !== "draft") throw redirect(`/posts/${post.id}`)
  const { groups, leads } = await poolFormChoices(visit.tx, visit.actor)
  const employers = leads.map(({ id, name }) => ({ id, name }))
  return {
    id: post.id,
    title: post.title,
    groups: groups.map(({ id, name }) => ({ id, name })),
    employers: employers.some(({ id }) => id === post.employer.id)
      ? employers
      : [post.employer, ...employers],
    typed: typedPost(post),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, now } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { post } = await ledPostOfPage(visit, "edit-post")
  form.set("id", post.id)
  const parsed = parseForm(postForm(now), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const saving = await savePostDraft(tx, actor, parsed.value)
  return saving.kind === "saved" ? redirect(`/posts/${post.id}?done=save`) : answerSavingPost(saving, form)
})

export default function EditPost() {
  const { viewer, id, title, groups, employers, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Change the draft"
      caption={title}
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <PostFields typed={typed} groups={groups} employers={employers} faults={faults} />
        <Button>Save the draft</Button>
      </form>
    </Page>
  )
}
