import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownPost } from "#app/features/staffing/posts/shown-post.ts"

/** What this person can do about a shared post, and the pages that go on from it. */
export function PostSteps({ post, viewer }: { post: ShownPost; viewer: Viewer }) {
  const { may, id } = post
  if (!may.edit && !may.cancel && !may.seeWeek) return null
  return (
    <ButtonRow>
      {may.seeWeek && (
        <ButtonLink href={`/posts/${id}/week`}>
          {may.makeWeek ? "The week, and how to change it" : "The week"}
        </ButtonLink>
      )}
      {may.seePay && (
        <ButtonLink href={`/posts/${id}/pay`} kind="secondary">
          Pay and on-costs
        </ButtonLink>
      )}
      {may.seeWaiting && (
        <ButtonLink href={`/posts/${id}/waiting`} kind="secondary">
          Days that become free
        </ButtonLink>
      )}
      {may.nameHolder && (
        <ButtonLink href={`/posts/${id}/holder`} kind="secondary">
          Who fills it
        </ButtonLink>
      )}
      {may.callOff && (
        <ButtonLink href={`/posts/${id}/days-off`} kind="secondary">
          Call off a day
        </ButtonLink>
      )}
      {may.open && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <Button name="intent" value="open">
            Open it to schools
          </Button>
        </form>
      )}
      {may.edit && (
        <ButtonLink href={`/posts/${id}/edit`} kind="secondary">
          Change the draft
        </ButtonLink>
      )}
      {may.cancel && (
        <ButtonLink href={`/posts/${id}/cancel`} kind="quiet">
          {may.edit ? "Discard the draft" : "Cancel the post"}
        </ButtonLink>
      )}
    </ButtonRow>
  )
}
