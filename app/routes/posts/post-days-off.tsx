import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf, formatDate } from "#app/core/civil-time.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { hasFormed } from "#app/features/staffing/posts/post.ts"
import { callOffDay, takeBackDay } from "#app/features/staffing/week/call-off-day.server.ts"
import { callOffForm, takeBackForm } from "#app/features/staffing/week/call-off-form.ts"
import { readCalledOff } from "#app/features/staffing/week/open-days.server.ts"
import { CallOffDay } from "#app/features/staffing/week/views/call-off-day.tsx"
import { CalledOffDays } from "#app/features/staffing/week/views/called-off-days.tsx"
import { readMembers } from "#app/features/staffing/week/week-queries.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { ledPostOfPage } from "#app/server/doors/post-door.server.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Days called off")

const DONE: Record<string, string> = {
  off: "The day is called off. The schools concerned have been told, and do not pay it.",
  back: "The day takes place again. The school has been told.",
}

export const loader = pageLoader(async (visit) => {
  const { post } = await ledPostOfPage(visit, "call-off-days")
  if (!hasFormed(post)) throw redirect(`/posts/${post.id}`)
  const members = await readMembers(visit.tx, post.id)
  const today = civilDateOf(visit.now)
  const off = await readCalledOff(visit.tx, post.id, post.startsOn)
  return {
    ...{ id: post.id, title: post.title },
    schools: members.map(({ id, name }) => ({ id, name })),
    rows: off.map(({ schoolId, day, reason, personName }) => ({
      ...{ schoolId, day: day.toString(), when: formatDate(day), reason, by: personName },
      school: members.find(({ id }) => id === schoolId)?.name ?? "A school",
      mayTakeBack: Temporal.PlainDate.compare(day, today) >= 0,
    })),
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { post } = await ledPostOfPage(visit, "call-off-days")
  const ids = (await readMembers(tx, post.id)).map(({ id }) => id)
  if (intentOf(form, ["call-off", "take-back"]) === "take-back") {
    const parsed = parseForm(takeBackForm, form)
    if (!parsed.ok) return refuseForm(parsed.faults)
    if (!ids.includes(parsed.value.schoolId)) return refuseField(form, "", OUT_OF_DATE)
    const outcome = await takeBackDay(tx, actor, { postId: post.id, ...parsed.value }, context)
    return outcome.kind === "taken-back"
      ? redirect(`/posts/${post.id}/days-off?done=back`)
      : answerRefusal(outcome, form)
  }
  const parsed = parseForm(callOffForm(post, ids), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await callOffDay(tx, actor, { postId: post.id, ...parsed.value }, context)
  if (outcome.kind === "called-off") return redirect(`/posts/${post.id}/days-off?done=off`)
  return outcome.kind === "refused-field"
    ? refuseField(form, outcome.field, outcome.sentence)
    : answerRefusal(outcome, form)
})

export default function PostDaysOff() {
  const { viewer, id, title, schools, rows, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Days called off"
      caption={title}
      back={{ href: `/posts/${id}/week`, text: "The week" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <p>
        A day on which nobody comes, because somebody is ill or away. The school is told, it leaves its
        calendar and the timesheet, and nobody pays it. Holidays, INSET days and bank holidays are left out by
        themselves.
      </p>
      <CalledOffDays rows={rows} viewer={viewer} />
      <CallOffDay schools={schools} viewer={viewer} faults={faults} />
    </Page>
  )
}
