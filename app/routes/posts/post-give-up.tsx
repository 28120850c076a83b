import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { broughtId } from "#app/core/form-fields.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { hasFormed } from "#app/features/staffing/posts/post.ts"
import { inPolicy, officeAnswersFor } from "#app/features/staffing/posts/post-refusal.ts"
import { giveUpDays, keepDays, leftToGiveUp } from "#app/features/staffing/waiting/give-up-days.server.ts"
import { giveUpForm } from "#app/features/staffing/waiting/give-up-form.ts"
import { presentGivenUp } from "#app/features/staffing/waiting/present-waiting.ts"
import { GivenUpDays } from "#app/features/staffing/waiting/views/given-up-days.tsx"
import { OfferDays } from "#app/features/staffing/waiting/views/offer-days.tsx"
import { readGivenUp } from "#app/features/staffing/waiting/waiting-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Give up days")

const DONE: Record<string, string> = {
  given: "The days are offered to schools that wait, in their order. You keep them until one takes them.",
  kept: "Your school keeps what nobody had taken.",
}

async function ownDays(visit: Visit) {
  const { post } = await postOfPage(visit)
  const actor = forSchool(visit.actor)
  if (!can(actor, "pass-days-on", inPolicy(post))) throw forbidden(officeAnswersFor(actor.school).sentence)
  return { post, actor, left: await leftToGiveUp(visit.tx, post.id, actor.school.id) }
}

export const loader = pageLoader(async (visit) => {
  const { post, actor, left } = await ownDays(visit)
  const given = await readGivenUp(visit.tx, post.id, actor.school.id)
  if (!hasFormed(post)) throw redirect(`/posts/${post.id}`)
  return {
    ...{ id: post.id, title: post.title, formId: crypto.randomUUID() },
    left: left > 0 ? daysInWords(left) : null,
    rows: given.map(presentGivenUp),
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  const { post, actor, left } = await ownDays(visit)
  if (intentOf(form, ["give-up", "keep"]) === "keep") {
    const parsed = parseForm(z.object({ givenId: broughtId }), form)
    if (!parsed.ok) return refuseForm(parsed.faults)
    const outcome = await keepDays(visit.tx, actor, { postId: post.id, id: parsed.value.givenId })
    return outcome.kind === "kept"
      ? redirect(`/posts/${post.id}/give-up?done=kept`)
      : answerRefusal(outcome, form)
  }
  const today = civilDateOf(visit.now)
  const parsed = parseForm(giveUpForm({ today, endsOn: post.endsOn, mostHalfDays: Math.max(left, 1) }), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await giveUpDays(visit.tx, actor, { postId: post.id, ...parsed.value }, visit.context)
  return outcome.kind === "given-up"
    ? redirect(`/posts/${post.id}/give-up?done=given`)
    : answerRefusal(outcome, form)
})

export default function GiveUpDays() {
  const { viewer, id, title, formId, left, rows, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Give up days"
      caption={title}
      back={{ href: `/posts/${id}/waiting`, text: "Days that become free" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <p>
        What you give up is offered to the schools that wait, one after the other. Until one takes it your
        school keeps the days and pays them, because nobody else’s price may rise for it.
      </p>
      <GivenUpDays rows={rows} viewer={viewer} />
      {left === null ? (
        <p>Your school has no days of this post left to give up.</p>
      ) : (
        <OfferDays formId={formId} left={left} viewer={viewer} faults={faults} />
      )}
    </Page>
  )
}
