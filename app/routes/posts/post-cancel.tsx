import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { cancelPost } from "#app/features/staffing/posts/cancel-post.server.ts"
import { cancelPostForm } from "#app/features/staffing/posts/cancel-post-form.ts"
import { mayBecome } from "#app/features/staffing/posts/post.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { ledPostOfPage } from "#app/server/doors/post-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Cancel the post")

export const loader = pageLoader(async (visit) => {
  const { post, schools } = await ledPostOfPage(visit, "cancel-post")
  if (!mayBecome(post.state, "cancelled")) throw redirect(`/posts/${post.id}`)
  const isDraft = post.state === "draft"
  const answered = schools.length === 1 ? "The one school" : `The ${schools.length} schools`
  return {
    ...{ id: post.id, title: post.title, isDraft },
    consequences: isDraft
      ? ["Nobody but those who lead it has seen this draft. It moves to the past posts."]
      : [
          schools.length === 0
            ? "No school has answered. All schools of its groups see that it is cancelled, and why."
            : `${answered} that answered get an email with your reason, and everybody who sees the post can read it.`,
          post.state === "open"
            ? "Nobody is employed and nobody pays anything."
            : "Days that have been worked stay, and are still charged.",
          "A cancelled post cannot be brought back. You can propose another one.",
        ],
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  await ledPostOfPage(visit, "cancel-post")
  const parsed = parseForm(cancelPostForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const postId = idInAddress(params.postId)
  const outcome = await cancelPost(tx, actor, { postId, reason: parsed.value.reason }, context)
  return outcome.kind === "cancelled"
    ? redirect(`/posts/${postId}?done=cancel`)
    : answerRefusal(outcome, form)
})

export default function CancelPost() {
  const { viewer, id, title, isDraft, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="sharing"
      title={isDraft ? "Discard the draft?" : "Cancel the post?"}
      caption={title}
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
      consequences={consequences}
      confirm={isDraft ? "Discard the draft" : "Cancel the post"}
      cancel={{ href: `/posts/${id}`, text: isDraft ? "Keep the draft" : "Keep the post" }}
    >
      <ActingFor viewer={viewer} />
      <TextAreaField
        name="reason"
        label="Why?"
        hint={isDraft ? undefined : "Every school in the post reads this"}
        rows={3}
        faults={faults}
      />
    </ConfirmPage>
  )
}
