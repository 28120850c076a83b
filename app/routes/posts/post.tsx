import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { History } from "#app/components/list/history.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { Tag } from "#app/components/tag.tsx"
import { wordsFor } from "#app/core/words-for.ts"
import { ApprovalPanel } from "#app/features/purchasing/approvals/approval-panel.tsx"
import { commitDays } from "#app/features/staffing/posts/commit-days.server.ts"
import { daysForm } from "#app/features/staffing/posts/days-form.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { openPost } from "#app/features/staffing/posts/open-post.server.ts"
import { hasFormed } from "#app/features/staffing/posts/post.ts"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import { presentPost } from "#app/features/staffing/posts/present-post.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { sayAward, sayOwnAward } from "#app/features/staffing/posts/say-award.ts"
import { AnswerForm } from "#app/features/staffing/posts/views/answer-form.tsx"
import { OwnOutcome, PostCostTable, PostSchools } from "#app/features/staffing/posts/views/post-outcome.tsx"
import { PostSteps } from "#app/features/staffing/posts/views/post-steps.tsx"
import { PriceFigure } from "#app/features/staffing/posts/views/price-figure.tsx"
import { sayPassedOn } from "#app/features/staffing/waiting/present-waiting.ts"
import { readWaitingList } from "#app/features/staffing/waiting/waiting-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { postOfPage } from "#app/server/doors/post-door.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { post: { title: string } } }) =>
  pageTitle(data?.post.title ?? "Shared post")

const DONE: Record<string, string> = {
  save: "The draft is saved. Look it over, then open it.",
  open: "The post is open. Every school in its groups has been told.",
  commit: "Your answer is stored. You can change it until the post closes.",
  asked: "Your answer is stored. It counts once it is approved: those who can approve it are written to.",
  approve: "Approved. The days count from now on, and your colleague has been told.",
  refuse: "Refused. The days do not count, and your colleague has been told why.",
  withdraw: "Your school has taken its days back.",
  cancel: "The post is cancelled. Every school that it concerned has been told.",
}

export const loader = pageLoader(async (visit) => {
  const view = await postOfPage(visit)
  return {
    post: presentPost(view, visit.actor),
    awards: await awardsOf(visit, view),
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
  }
})

/** What has become of the price since the post formed. */
async function awardsOf({ tx, actor }: Visit, { post }: PostView): Promise<string[]> {
  const read = hasFormed(post) ? await readDayPrices(tx, post.id) : null
  const { passedOn } = read ? await readWaitingList(tx, post.id) : { passedOn: [] }
  const own = read?.limits.find(({ schoolId }) => schoolId === actor.school?.id)
  const awards = (read?.prices.awards ?? []).flatMap((award) => [
    sayAward(read!.prices, award),
    ...(own ? sayOwnAward(post, read!.prices, award, own) : []),
  ])
  return [...passedOn.map(sayPassedOn), ...awards]
}

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  return intentOf(form, ["commit", "open"]) === "open" ? open(visit, form) : commit(visit, form)
})

async function open({ tx, actor, params, context }: Visit, form: FormData) {
  const postId = idInAddress(params.postId)
  const opening = await openPost(tx, actor, postId, context)
  return opening.kind === "opened" ? redirect(`/posts/${postId}?done=open`) : answerRefusal(opening, form)
}

async function commit({ tx, actor, params }: Visit, form: FormData) {
  const held = await lockPost(tx, idInAddress(params.postId), "hold")
  if (!held) throw notFound()
  const parsed = parseForm(daysForm(held.post), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const committing = await commitDays(tx, forSchool(actor), held, parsed.value)
  return committing.kind === "committed"
    ? redirect(`/posts/${held.post.id}?done=${committing.approval === "awaiting" ? "asked" : "commit"}`)
    : answerRefusal(committing, form)
}

export default function SharedPostPage() {
  const { viewer, post, awards, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const { answer } = post
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={post.title}
      caption={post.caption}
      width="wide"
      back={{ href: "/posts", text: "Shared posts" }}
      faults={faults}
      actions={<Tag tone={post.tag.tone}>{post.tag.text}</Tag>}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <p className="kith-pool__standing">
        {post.standing.text} {post.standing.moment && <Moment moment={post.standing.moment} />}
      </p>
      {post.cancelledBecause && (
        <Banner kind="warning" title="This post was cancelled">
          <p>{post.cancelledBecause}</p>
        </Banner>
      )}
      {post.description !== "" && <p className="kith-said">{post.description}</p>}
      <PostSteps post={post} viewer={viewer} />
      {post.approval && (
        <ApprovalPanel action={`/posts/${post.id}/approval`} approval={post.approval} viewer={viewer} />
      )}
      {post.figures.length > 0 && <FigureRow figures={post.figures} />}
      {post.picture ? <PriceFigure picture={post.picture} summary={post.summary} /> : <p>{post.summary}</p>}
      {post.awaiting && <p>{post.awaiting}</p>}
      {awards.length > 0 && (
        <Banner kind="notice" title="What has changed since the post formed">
          {awards.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Banner>
      )}
      {post.result && <OwnOutcome id={post.id} result={post.result} />}
      {answer.isOpen && (
        <section aria-labelledby="answer">
          <h2 className="govuk-heading-m" id="answer">
            {answer.hasAnswered ? "Your answer" : "How many days would your school take?"}
          </h2>
          {answer.barred === null ? (
            <AnswerForm post={post} viewer={viewer} faults={faults} />
          ) : (
            <p>{answer.barred}</p>
          )}
        </section>
      )}
      <PostSchools post={post} />
      <PostCostTable cost={post.cost} />
      <SummaryList rows={post.facts} />
      <History steps={post.steps} />
    </Page>
  )
}
