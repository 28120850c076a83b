import { redirect } from "@remix-run/node"
import { civilDateOf } from "#app/core/civil-time.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { wholeWeekdays } from "#app/features/staffing/week/half-days.ts"
import { readGrid } from "#app/features/staffing/week/hand-made-week.ts"
import { datesOn, takeTurns, whyNotInTurn } from "#app/features/staffing/week/in-turn.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { whyShut } from "#app/features/staffing/week/open-days.ts"
import { bestWeek } from "#app/features/staffing/week/post-week.ts"
import { type NewWeek, saveWeek } from "#app/features/staffing/week/save-week.server.ts"
import { gridForm, weekSpan, workedOutForm } from "#app/features/staffing/week/week-form.ts"
import { readMembers } from "#app/features/staffing/week/week-queries.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseField, refuseForm, typedIn } from "#app/server/form.server.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** Works out a post's week or reads the one made by hand, and stores it. */
export async function makeWeek(
  visit: Visit,
  post: SharedPost,
  form: FormData,
  intent: "save" | "best" | "turns",
) {
  const span = weekSpan(post, civilDateOf(visit.now))
  const from = parseDate(String(form.get("validFrom") ?? ""))
  const members = await readMembers(visit.tx, post.id, from.ok ? from.value : span.from)
  if (intent === "save") {
    const parsed = parseForm(
      gridForm(
        span,
        members.map(({ id }) => id),
      ),
      form,
    )
    if (!parsed.ok) return refuseForm(parsed.faults)
    const { id, validFrom, grid } = parsed.value
    const { made, faults } = readGrid(grid, members, post)
    if (faults.length > 0) {
      const sentences: Record<string, string> = {}
      for (const { at, sentence } of faults) sentences[at ?? ""] ??= sentence
      return refuseForm({ typed: typedIn(form), sentences })
    }
    const { worked, assigned } = made
    return store(visit, form, {
      id,
      postId: post.id,
      validFrom,
      worked,
      kind: "weekly",
      visits: assigned.visits,
    })
  }
  const parsed = parseForm(workedOutForm(span), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { worked, assigned } = bestWeek(members, post)
  const week = { ...parsed.value, postId: post.id, worked }
  if (intent === "best") return store(visit, form, { ...week, kind: "weekly", visits: assigned.visits })
  const whyNot = whyNotInTurn(worked, members)
  if (whyNot) return refuseField(form, "", whyNot)
  const dates = datesOn(wholeWeekdays(worked), { from: week.validFrom, to: post.endsOn })
  const ids = members.map((member) => member.id)
  const open = await readOpenDays(
    visit.tx,
    { id: post.id, employerId: post.employer.id },
    ids,
    week.validFrom,
  )
  const turns = takeTurns(dates, members, post, (day, schoolId) => whyShut(open, day, schoolId) === null)
  if (turns.length === 0)
    return refuseField(
      form,
      "validFrom",
      "Enter an earlier day: from then on no school is open on these days",
    )
  return store(visit, form, { ...week, kind: "in-turn", turns })
}

async function store({ tx, actor, context }: Visit, form: FormData, week: NewWeek) {
  const saving = await saveWeek(tx, actor, week, context)
  return saving.kind === "saved"
    ? redirect(`/posts/${week.postId}/week?done=saved`)
    : answerRefusal(saving, form)
}
