import { data, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { answerAward } from "#app/features/staffing/posts/answer-award.server.ts"
import { awardPay } from "#app/features/staffing/posts/award-pay.server.ts"
import { dayPenceWith } from "#app/features/staffing/posts/pay-award.ts"
import { answerAwardForm, awardForm } from "#app/features/staffing/posts/pay-form.ts"
import { hasFormed, type SharedPost } from "#app/features/staffing/posts/post.ts"
import { inPolicy } from "#app/features/staffing/posts/post-refusal.ts"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import { awardBasis, presentAwards, previewAward } from "#app/features/staffing/posts/present-pay.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { typedPost } from "#app/features/staffing/posts/typed-post.ts"
import { EnterPay } from "#app/features/staffing/posts/views/enter-pay.tsx"
import { PayAwardSection } from "#app/features/staffing/posts/views/pay-awards.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { ledPostOfPage, postOfPage } from "#app/server/doors/post-door.server.ts"
import { intentOf, parseForm, refuseForm, typedIn } from "#app/server/form.server.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Pay and on-costs")

const DONE: Record<string, string> = {
  award: "The new pay is entered. Every school that has days has been told what they cost from then on.",
  accept: "Your school has accepted what a day costs from then on.",
  stay: "Your school stays with its limit. You can still accept later.",
}

const mayAward = (visit: Visit, post: SharedPost) =>
  (post.state === "formed" || post.state === "running") && can(visit.actor, "award-pay", inPolicy(post))

const lookerOf = (visit: Visit, { post, schools }: PostView) => ({
  schoolId: visit.actor.school?.id ?? null,
  leads: can(visit.actor, "award-pay", inPolicy(post)),
  names: new Map(
    schools.flatMap(({ schoolId, name, halfDays }) => (halfDays ? [[schoolId, name] as const] : [])),
  ),
})

export const loader = pageLoader(async (visit) => {
  const view = await postOfPage(visit)
  const { post } = view
  const read = await readDayPrices(visit.tx, post.id)
  if (!hasFormed(post) || !read) throw redirect(`/posts/${post.id}`)
  const tomorrow = civilDateOf(visit.now).add({ days: 1 })
  const now = read.prices.awards.at(-1)?.pay ?? post.pay
  return {
    ...{ id: post.id, title: post.title },
    basis: awardBasis(post, read.takenHalfDays),
    awards: presentAwards(post, read, lookerOf(visit, view)),
    mayAnswer: can(visit.actor, "answer-award", inPolicy(post)),
    typed: mayAward(visit, post)
      ? { ...typedPost({ ...post, pay: now }), validFrom: tomorrow.toString(), source: "" }
      : null,
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  const intent = intentOf(form, ["check", "award", "accept", "stay"])
  return intent === "check" || intent === "award" ? award(visit, form, intent) : answer(visit, form, intent)
})

async function award(visit: Visit, form: FormData, intent: "check" | "award") {
  const view = await ledPostOfPage(visit, "award-pay")
  const { post } = view
  const parsed = parseForm(awardForm(post, civilDateOf(visit.now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const pay = parsed.value
  const read = await readDayPrices(visit.tx, post.id)
  if (intent === "check" && read && mayAward(visit, post)) {
    const dayPence = dayPenceWith(post, pay, read.takenHalfDays)
    const preview = previewAward(post, read, { pay, dayPence }, lookerOf(visit, view))
    return data({ faults: null, preview, typed: typedIn(form) })
  }
  const outcome = await awardPay(visit.tx, visit.actor, { postId: post.id, pay }, visit.context)
  return outcome.kind === "awarded"
    ? redirect(`/posts/${post.id}/pay?done=award`)
    : answerRefusal(outcome, form)
}

async function answer(visit: Visit, form: FormData, intent: "accept" | "stay") {
  const { post } = await postOfPage(visit)
  const actor = forSchool(visit.actor)
  const parsed = parseForm(answerAwardForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const said = { postId: post.id, ...parsed.value, accepted: intent === "accept" }
  const outcome = await answerAward(visit.tx, actor, said)
  return outcome.kind === "answered"
    ? redirect(`/posts/${post.id}/pay?done=${intent}`)
    : answerRefusal(outcome, form)
}

export default function PostPay() {
  const { viewer, id, title, basis, awards, mayAnswer, typed, done } = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const faults = acted?.faults
  const preview = acted && "preview" in acted ? acted.preview : null
  const shown = acted && "typed" in acted ? acted.typed : typed
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Pay and on-costs"
      caption={title}
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
    >
      {done && !faults && !preview && <Banner kind="success" title={done} />}
      <p>{basis}</p>
      {awards.length === 0 && !preview && (
        <EmptyState title="The pay is as the post was formed with">
          {typed
            ? "When pay or on-costs change, enter the new figures below. Kith works out what a day costs from then on."
            : "When pay or on-costs change, you are told here, and by email, what a day costs from then on."}
        </EmptyState>
      )}
      {awards.map((award) => (
        <PayAwardSection key={award.from} award={award} viewer={viewer} mayAnswer={mayAnswer} />
      ))}
      {typed && shown && (
        <EnterPay
          typed={shown}
          preview={preview}
          isFirst={awards.length === 0}
          viewer={viewer}
          faults={faults}
        />
      )}
    </Page>
  )
}
