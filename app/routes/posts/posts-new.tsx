import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { poolFormChoices } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { postForm } from "#app/features/staffing/posts/post-form.ts"
import { savePostDraft } from "#app/features/staffing/posts/save-post-draft.server.ts"
import { newPost } from "#app/features/staffing/posts/typed-post.ts"
import { PostFields } from "#app/features/staffing/posts/views/post-fields.tsx"
import { answerSavingPost } from "#app/routes/posts/answer-saving-post.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Propose a shared post")

const whoMay =
  "Heads, business managers and coordinators can propose a shared post, once their school is in a group."

/** What a link may fill in beforehand: who is wanted, for how much of the week, and by which group. */
const PREFILLED = ["title", "days", "groupIds"]

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  if (!can(actor, "draft-post")) throw forbidden(whoMay)
  const { groups, leads } = await poolFormChoices(tx, actor)
  const said = Object.fromEntries([...url.searchParams].filter(([name]) => PREFILLED.includes(name)))
  const own = leads.find(({ isOwn }) => isOwn)
  return {
    id: crypto.randomUUID(),
    groups: groups.map(({ id, name }) => ({ id, name })),
    employers: leads.map(({ id, name }) => ({ id, name })),
    typed: newPost(civilDateOf(now), {
      employerSchoolId: own?.id ?? "",
      groupIds: groups.length === 1 ? groups[0]!.id : "",
      ...said,
    }),
  }
})

export const action = pageAction(async ({ tx, actor, request, now }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  if (!can(actor, "draft-post")) throw forbidden(whoMay)
  const parsed = parseForm(postForm(now), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const saving = await savePostDraft(tx, actor, parsed.value)
  return saving.kind === "saved"
    ? redirect(`/posts/${saving.postId}?done=save`)
    : answerSavingPost(saving, form)
})

export default function NewPost() {
  const { viewer, id, groups, employers, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Propose a shared post"
      back={{ href: "/posts", text: "Shared posts" }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <PostFields typed={typed} groups={groups} employers={employers} faults={faults} />
        <Button>Save the draft</Button>
      </form>
    </Page>
  )
}
