import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { isId } from "#app/core/cursor.ts"
import { field } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { resourcesToName } from "#app/features/staffing/bookings/resource-choices.server.ts"
import { hasFormed } from "#app/features/staffing/posts/post.ts"
import { inPolicy } from "#app/features/staffing/posts/post-refusal.ts"
import { nameHolder } from "#app/features/staffing/week/name-holder.server.ts"
import { readHolder } from "#app/features/staffing/week/plan-holder-days.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Who fills the post")

const NOBODY = "nobody"

const DONE: Record<string, string> = {
  saved: "Saved. The days of the post are theirs, and nobody books them twice.",
  nobody: "Saved. Nobody fills the post yet.",
}

async function postToFill(visit: Visit) {
  const view = await postOfPage(visit)
  if (!can(visit.actor, "name-holder", inPolicy(view.post)))
    throw forbidden("The head and business manager of the school that employs say who fills the post.")
  return view
}

export const loader = pageLoader(async (visit) => {
  const { post } = await postToFill(visit)
  if (!hasFormed(post)) throw redirect(`/posts/${post.id}`)
  const people = await resourcesToName(visit.tx, forSchool(visit.actor).school.id)
  return {
    ...{ id: post.id, title: post.title, people },
    holder: (await readHolder(visit.tx, post.id)) ?? NOBODY,
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
  }
})

const holderForm = z.object({
  resourceId: field((text) => {
    if (text === NOBODY) return succeed(null)
    return isId(text) ? succeed(text) : refuse("Choose who fills the post, or that nobody does yet")
  }),
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  const { post } = await postToFill(visit)
  const parsed = parseForm(holderForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await nameHolder(visit.tx, forSchool(visit.actor), { postId: post.id, ...parsed.value })
  if (outcome.kind === "named")
    return redirect(`/posts/${post.id}/holder?done=${parsed.value.resourceId === null ? "nobody" : "saved"}`)
  return outcome.kind === "refused-field"
    ? refuseField(form, outcome.field, outcome.sentence)
    : answerRefusal(outcome, form)
})

export default function PostHolder() {
  const { viewer, id, title, people, holder, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Who fills the post"
      caption={title}
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <p>
        Once somebody is named, the days of the post stand in their calendar and count in the hours of their
        contract, and nobody can book them at the same time.
      </p>
      {people.length === 0 ? (
        <EmptyState
          title="Your school shares nobody who can be booked"
          action={<ButtonLink href="/people-and-things/new">List a person</ButtonLink>}
        >
          List them first, with the hours of their contract. Then name them here.
        </EmptyState>
      ) : (
        <form method="post">
          <ActingFor viewer={viewer} />
          <RadioGroup
            name="resourceId"
            label="Who is it?"
            choices={[
              ...people.map((person) => ({ value: person.id, text: person.title })),
              { value: NOBODY, text: "Nobody yet" },
            ]}
            value={holder}
            faults={faults}
          />
          <Button>Save</Button>
        </form>
      )}
    </Page>
  )
}
