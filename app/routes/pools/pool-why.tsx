import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { shareOf } from "#app/features/purchasing/showing/present-result.server.ts"
import { PoolShare } from "#app/features/purchasing/views/pool-share.tsx"
import { WhoSeesWhat } from "#app/features/purchasing/views/who-sees-what.tsx"
import { explainedPool } from "#app/routes/pools/explained-pool.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Why this result")

export const loader = pageLoader(async (visit) => {
  const { view, explanation } = await explainedPool(visit)
  const { terms, result } = view
  return {
    pool: { id: terms.id, title: terms.title, leadSchool: terms.leadSchool.name },
    sentence: explanation.sentence,
    isCorrected: explanation.isCorrected,
    items: explanation.items.map(({ itemId, name, sentences, group }) => ({
      ...{ id: itemId, name, own: sentences, group: group.sentence },
    })),
    changes: explanation.whatWouldHaveChanged.map(({ sentence }) => sentence),
    share: result && shareOf(terms, result, explanation.schoolId),
  }
})

export default function PoolWhy() {
  const { viewer, pool, sentence, isCorrected, items, changes, share } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Why this result"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
    >
      <Banner kind="notice" title={sentence} />
      {isCorrected && (
        <p>
          This is how the pool closed. What was delivered and charged since is in{" "}
          <a href="#share">your share</a>.
        </p>
      )}
      {items.map((item) => (
        <section key={item.id} className="kith-pool__reasons" aria-labelledby={item.id}>
          <h2 className="govuk-heading-m" id={item.id}>
            {item.name}
          </h2>
          {item.own.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {item.group && <p>For the group: {item.group}</p>}
        </section>
      ))}
      {changes.length > 0 && (
        <section className="kith-pool__reasons" aria-labelledby="changes">
          <h2 className="govuk-heading-m" id="changes">
            What would have changed it
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          <p>Worked out by clearing the pool anew with that one difference.</p>
        </section>
      )}
      {share && (
        <div className="kith-pool__reasons" id="share">
          <PoolShare share={share} title="Where every part of your share comes from" />
        </div>
      )}
      <WhoSeesWhat leadSchool={pool.leadSchool} />
      <p className="govuk-body kith-no-print">
        <a href={`/pools/${pool.id}/why.json`}>The same as data (JSON)</a>
      </p>
    </Page>
  )
}
