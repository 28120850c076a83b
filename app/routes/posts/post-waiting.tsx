import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf, formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { daysForm } from "#app/features/staffing/posts/days-form.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { priceOn } from "#app/features/staffing/posts/pay-award.ts"
import { hasFormed, type SharedPost } from "#app/features/staffing/posts/post.ts"
import { inPolicy } from "#app/features/staffing/posts/post-refusal.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { costWhenPassedOn, presentList, sayPassedOn } from "#app/features/staffing/waiting/present-waiting.ts"
import { stopWaitingForDays, takeDays } from "#app/features/staffing/waiting/take-days.server.ts"
import { HeldDays } from "#app/features/staffing/waiting/views/held-days.tsx"
import { WaitForm } from "#app/features/staffing/waiting/views/wait-form.tsx"
import { WaitingPlaces } from "#app/features/staffing/waiting/views/waiting-places.tsx"
import { waitForDays } from "#app/features/staffing/waiting/wait-for-days.server.ts"
import { takeForm, waitForMoreForm } from "#app/features/staffing/waiting/waiting-forms.ts"
import {
  readHeld,
  readHolding,
  readWaitingList,
} from "#app/features/staffing/waiting/waiting-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Days that become free")

const DONE: Record<string, string> = {
  take: "The days are your school’s. Whoever makes the week has been told to make it anew.",
  leave: "The days go to the next school that waits.",
  stop: "Your school does not wait any more.",
  wait: "Your school is on the waiting list. You get an email when days are held for you.",
  held: "Days are free already, and held for your school.",
}

const isShared = ({ state }: SharedPost) => state === "formed" || state === "running"

export const loader = pageLoader(async (visit) => {
  const { tx, actor, now, url } = visit
  const { post } = await postOfPage(visit)
  const read = await readDayPrices(tx, post.id)
  if (!hasFormed(post) || !read) throw redirect(`/posts/${post.id}`)
  const { list, passedOn } = await readWaitingList(tx, post.id)
  const schoolId = actor.school?.id ?? null
  const answers = schoolId !== null && isShared(post) && can(actor, "pass-days-on", inPolicy(post))
  const held = answers ? await readHeld(tx, post.id, schoolId) : null
  const has = schoolId === null ? 0 : await readHolding(tx, post.id, schoolId)
  return {
    ...{ id: post.id, title: post.title, offered: daysInWords(post.halfDays) },
    cost: costWhenPassedOn(priceOn(read.prices, civilDateOf(now))),
    rows: presentList(list, schoolId),
    passedOn: passedOn.map(sayPassedOn),
    held: held && {
      days: daysInWords(held.ids.length),
      until: formatMoment(held.holdUntil),
      from: formatShortDate(held.fromDay),
      price: formatPounds(priceOn(read.prices, held.fromDay)),
      dayPence: String(priceOn(read.prices, held.fromDay)),
    },
    waits: answers && list.some((place) => place.schoolId === schoolId),
    mayGiveUp: answers && has > 0,
    mayWait: answers && can(actor, "commit-days", inPolicy(post)) ? { isMember: has > 0 } : null,
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  const { post } = await postOfPage(visit)
  const actor = forSchool(visit.actor)
  const intent = intentOf(form, ["wait", "take", "leave", "stop"])
  if (intent === "wait") return wait(visit, post, form)
  if (intent === "take") {
    const parsed = parseForm(takeForm, form)
    if (!parsed.ok) return refuseForm(parsed.faults)
    const outcome = await takeDays(visit.tx, actor, { postId: post.id, ...parsed.value }, visit.context)
    return outcome.kind === "taken"
      ? redirect(`/posts/${post.id}/waiting?done=take`)
      : answerRefusal(outcome, form)
  }
  const of = intent === "leave" ? "held" : "all"
  const outcome = await stopWaitingForDays(visit.tx, actor, { postId: post.id, of })
  return outcome.kind === "stopped"
    ? redirect(`/posts/${post.id}/waiting?done=${intent}`)
    : answerRefusal(outcome, form)
})

async function wait({ tx, actor }: Visit, post: SharedPost, form: FormData) {
  const acting = forSchool(actor)
  const isMember = (await readHolding(tx, post.id, acting.school.id)) > 0
  const more = isMember ? parseForm(waitForMoreForm, form) : null
  const all = isMember ? null : parseForm(daysForm(post), form)
  if (more && !more.ok) return refuseForm(more.faults)
  if (all && !all.ok) return refuseForm(all.faults)
  const wanted = all?.value ?? null
  const halfDays = more?.value.days ?? wanted!.halfDays
  const outcome = await waitForDays(tx, acting, { postId: post.id, halfDays, wanted })
  if (outcome.kind === "waiting") {
    const held = await readHeld(tx, post.id, acting.school.id)
    return redirect(`/posts/${post.id}/waiting?done=${held ? "held" : "wait"}`)
  }
  return outcome.kind === "refused-field"
    ? refuseField(form, outcome.field, outcome.sentence)
    : answerRefusal(outcome, form)
}

export default function PostWaiting() {
  const page = useLoaderData<typeof loader>()
  const { viewer, id, title, cost, rows, passedOn, held, waits, mayGiveUp, mayWait, done } = page
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Days that become free"
      caption={title}
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      {held && <HeldDays held={held} viewer={viewer} />}
      <p>{cost}</p>
      {passedOn.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <WaitingPlaces places={rows} />
      {waits && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <Button name="intent" value="stop" kind="quiet">
            Wait no longer
          </Button>
        </form>
      )}
      {mayGiveUp && (
        <>
          <h2 className="govuk-heading-m">More days than you need?</h2>
          <p>Offer them to the schools that wait. You keep them, and pay them, until one takes them.</p>
          <ButtonLink href={`/posts/${id}/give-up`} kind="secondary">
            Give up days
          </ButtonLink>
        </>
      )}
      {mayWait && <WaitForm viewer={viewer} isMember={mayWait.isMember} faults={faults} />}
    </Page>
  )
}
