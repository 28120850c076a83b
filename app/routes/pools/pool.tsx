import { useActionData, useLoaderData } from "@remix-run/react"
import { useEffect } from "react"
import { Banner } from "#app/components/banner.tsx"
import { useStandingFaults } from "#app/components/form/standing-faults.ts"
import { History } from "#app/components/list/history.tsx"
import { useLivePage } from "#app/components/page/live-page.ts"
import { orAskAgain, useKeptWhileLost, whileConnected } from "#app/components/page/lost-connection.ts"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { ProgressSteps } from "#app/components/progress-steps.tsx"
import { Tag } from "#app/components/tag.tsx"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { additionsOf } from "#app/features/purchasing/additions/additions-of.server.ts"
import { AdditionsPanel } from "#app/features/purchasing/additions/additions-panel.tsx"
import { readLastTime } from "#app/features/purchasing/again/last-time.server.ts"
import { CapMeter } from "#app/features/purchasing/cap/cap-meter.tsx"
import { readBidsOfOthers } from "#app/features/purchasing/commitments/bids.server.ts"
import { asItStands } from "#app/features/purchasing/corrections/as-it-stands.server.ts"
import { presentAfterClosing } from "#app/features/purchasing/deliveries/present-after-closing.server.ts"
import { grossNow, liveOf } from "#app/features/purchasing/live/live-of.server.ts"
import { LivePanel } from "#app/features/purchasing/live/live-panel.tsx"
import { useLiveClearing } from "#app/features/purchasing/live/use-live-clearing.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import { poolWarnings } from "#app/features/purchasing/procurement/pool-warnings.server.ts"
import { ProcurementBanner } from "#app/features/purchasing/procurement/procurement-banner.tsx"
import { readWarningFacts } from "#app/features/purchasing/procurement/procurement-queries.server.ts"
import { presentPool } from "#app/features/purchasing/showing/present-pool.server.ts"
import { AfterClosing } from "#app/features/purchasing/views/after-closing.tsx"
import { LeadPanel } from "#app/features/purchasing/views/lead-panel.tsx"
import { PoolFacts } from "#app/features/purchasing/views/pool-facts.tsx"
import { PoolForm } from "#app/features/purchasing/views/pool-form.tsx"
import { Demand, Participants } from "#app/features/purchasing/views/pool-people.tsx"
import { PoolResult } from "#app/features/purchasing/views/pool-result.tsx"
import { PoolStanding } from "#app/features/purchasing/views/pool-standing.tsx"
import { useAnswer } from "#app/features/purchasing/views/use-answer.ts"
import { actOnPool, heldForAnswer } from "#app/routes/pools/act-on-pool.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { formAction, pageLoaderAhead, type Visit } from "#app/server/signed-in.server.ts"

/** With JavaScript, demand climbs while one looks, and an answer shows its cost before it is given. */
export const handle = { interactive: true }

export const meta = ({ data }: { data?: { pool: { title: string } } }) =>
  pageTitle(data?.pool.title ?? "Pool")

/** What has just been done, by the name that the address gives it. */
const DONE: Record<string, string> = {
  "asked-more": "Your school has asked. The lead school answers before it places the order.",
  added: "It is added. Every school that pays less now is told.",
  "not-added": "It is not added. The school that asked is told why.",
  "taken-back": "Your school has taken back what it asked for.",
  copy: "Here is the draft of a new pool. Look over its prices and dates, then open it.",
  save: "The draft is saved. Look it over, then open it.",
  open: "The pool opens by itself. You can still change it until then.",
  "open-now": "The pool is open. Every school in its groups has been told.",
  extend: "The closing is put off.",
  cancel: "The pool is cancelled. Every school that was in it has been told.",
  order: "The pool is marked as ordered. Download the purchase order and send it to the supplier.",
  deliver: "The delivery is recorded. Every school has been told.",
  commit: "Your answer is stored. You can change it until the pool closes.",
  ask: "Your answer is stored, and waits for approval. Those who can give it are told.",
  approve: "You have approved the answer. Your school is in.",
  refuse: "You have refused the answer. Your colleague is told why.",
  "use-quotation": "The pool now buys by the quotation that you chose.",
  withdraw: "Your school is out of the pool.",
}

const readAhead = ({ tx, params: { poolId = "" } }: Pick<Visit, "tx" | "params">) =>
  Promise.all([readPool(tx, poolId), readWarningFacts(tx, poolId)])

export const loader = pageLoaderAhead(
  readAhead,
  async ({ tx, actor, url, context, now }, [closed, warningFacts]) => {
    if (!closed) throw notFound()
    const view = await asItStands(tx, closed)
    const done = url.searchParams.get("done") ?? ""
    const schoolId = actor.school?.id ?? null
    const bids = await readBidsOfOthers(tx, view, view.mine?.conditions, schoolId)
    return {
      readAt: now.epochMilliseconds,
      pool: presentPool(view, actor, {
        last: await readLastTime(tx, view.terms, schoolId),
        bids,
        grossNow: await grossNow(context.liveClearings, view),
      }),
      live: await liveOf(context.liveClearings, view, actor),
      additions: view.result ? await additionsOf(tx, view, actor) : null,
      canCopy: !["draft", "open"].includes(view.terms.state) && can(actor, "copy-pool", inPolicy(view.terms)),
      seesOffers: view.hasOffers && !can(actor, "see-quotations", inPolicy(view.terms)),
      after: presentAfterClosing(view, actor),
      warnings: poolWarnings(view, warningFacts),
      explains: view.result?.reason != null && can(actor, "see-why", inPolicy(view.terms)),
      asksConditions: url.searchParams.has("conditions"),
      done: wordsFor(DONE, done),
      isAnswerDone: ["commit", "ask", "withdraw"].includes(done),
    }
  },
)

export const action = formAction(heldForAnswer, actOnPool)

export { orAskAgain as clientAction, whileConnected as clientLoader }

export default function Pool() {
  const loaded = useLoaderData<typeof loader>()
  const { viewer, pool, additions, done, isAnswerDone } = loaded
  const { faults, dropFaults } = useStandingFaults(useActionData<typeof action>()?.faults)
  const answer = useAnswer(pool, faults?.typed)
  const isAnswering = pool.takesAnswers && pool.answer.barred === null
  const clearing = useLiveClearing(loaded.live)
  useLivePage(`/pools/${pool.id}/live`, loaded.readAt, { clearing: clearing.hear })
  useKeptWhileLost(loaded)
  useEffect(() => {
    if (faults) document.querySelector<HTMLElement>("[data-focus]")?.focus()
  }, [faults])
  return (
    <Page
      viewer={viewer}
      section="pools"
      title={pool.title}
      caption={pool.caption}
      width="wide"
      back={{ href: "/pools", text: "Pools" }}
      faults={faults}
      actions={<Tag tone={pool.state.tone}>{pool.state.name}</Tag>}
    >
      {done && !isAnswerDone && !faults && <Banner kind="success" title={done} />}
      <PoolStanding pool={pool} viewer={viewer} isAnswering={isAnswering} />
      <ProcurementBanner warnings={loaded.warnings} />
      {pool.description.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {pool.result && (
        <PoolResult
          result={pool.result}
          isIn={pool.answer.isIn}
          whyHref={loaded.explains ? `/pools/${pool.id}/why` : null}
        />
      )}
      {additions && <AdditionsPanel additions={additions} />}
      <AfterClosing after={loaded.after} />
      {!pool.takesAnswers && <LeadPanel steps={pool.leadSteps} />}
      {answer.headline && (
        <p className="kith-pool__headline">
          <span>{answer.headline.item}</span> {answer.headline.sentence}
        </p>
      )}
      {pool.cap && <CapMeter cap={pool.cap} />}
      {pool.awaiting && <p className="kith-pool__note">{pool.awaiting}</p>}
      <PoolForm
        viewer={viewer}
        pool={pool}
        answer={answer}
        isAnswering={isAnswering}
        asksConditions={loaded.asksConditions}
        done={isAnswerDone ? done : null}
        faults={faults}
        dropFaults={dropFaults}
      />
      {clearing.now && <LivePanel live={clearing.now.view} share={clearing.now.share} />}
      {pool.takesAnswers && <LeadPanel steps={pool.leadSteps} />}
      {pool.demand && pool.participants.count > 0 && (
        <Demand
          participants={pool.participants}
          demand={pool.demand}
          items={pool.items}
          isClosed={pool.isClosed}
        />
      )}
      <ProgressSteps label="How far this pool has come" steps={pool.steps} />
      <div className="kith-pool__rest">
        <PoolFacts pool={pool} seesOffers={loaded.seesOffers} canCopy={loaded.canCopy} />
        <div>
          {!pool.demand && <Participants participants={pool.participants} isClosed={pool.isClosed} />}
          <History steps={pool.history} />
        </div>
      </div>
    </Page>
  )
}
