import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { TierLadder } from "#app/components/ladder/tier-ladder.tsx"
import { Page } from "#app/components/page/page.tsx"

const JOBS = [
  {
    title: "Join a pool in ten minutes",
    who: "School business managers",
    text: "See at once what is being bought, what it costs your school at worst, what you save, and by when. Say how much you need. Change it until the pool closes.",
  },
  {
    title: "Share the people you trust",
    who: "Headteachers",
    text: "A speech therapist two days a week, a data manager between three schools: offer days, book days, and know what each day costs.",
  },
  {
    title: "Prove every penny",
    who: "Finance officers",
    text: "One invoice for your share, with how it was worked out. A PDF for the auditor, a file for your accounts package, and totals that match the supplier's.",
  },
]

const STEPS = [
  {
    title: "One school leads",
    text: "It enters the supplier's prices and a closing time, and opens the pool to its groups.",
  },
  {
    title: "Every school says how much",
    text: "The group's demand climbs the price tiers while everybody watches.",
  },
  {
    title: "The pool closes by itself",
    text: "The lead school orders once. Kith splits goods, delivery and VAT to the penny.",
  },
]

const EXAMPLE_TIERS = [
  { fromQuantity: 100, unitPriceText: "£3.95" },
  { fromQuantity: 250, unitPriceText: "£3.60" },
  { fromQuantity: 500, unitPriceText: "£3.20" },
]

/** What visitors see who have not signed in. */
export function Landing() {
  return (
    <Page viewer={null} title="Schools that buy together" width="wide">
      <div className="kith-landing">
        <section className="kith-landing__hero">
          <div>
            <p className="kith-landing__lead">
              Kith adds up what a whole group of schools needs, reaches the price that only the total reaches,
              and splits the cost to the penny.
            </p>
            <ButtonRow>
              <ButtonLink href="/sign-in">Sign in</ButtonLink>
              <ButtonLink href="/sign-up" kind="secondary">
                Register your school
              </ButtonLink>
            </ButtonRow>
            <h2 className="govuk-heading-m">How a pool works</h2>
            <ol className="kith-landing__steps">
              {STEPS.map((step) => (
                <li key={step.title}>
                  <h3 className="govuk-heading-s">{step.title}</h3>
                  <p>{step.text}</p>
                </li>
              ))}
            </ol>
          </div>
          <figure className="kith-landing__picture">
            <TierLadder
              label="Example: copier paper"
              tiers={EXAMPLE_TIERS}
              demand={438}
              mine={60}
              unit={{ one: "ream", many: "reams" }}
              basis="ex VAT"
              nextText="62 more reams and every school pays 40p less for each"
            />
            <figcaption>An example: nine schools, one order of copier paper.</figcaption>
          </figure>
        </section>
        <section aria-labelledby="jobs">
          <h2 className="govuk-heading-m" id="jobs">
            Three people, three jobs
          </h2>
          <div className="kith-landing__jobs">
            {JOBS.map((job) => (
              <div key={job.title} className="kith-landing__job">
                <p className="kith-landing__who">{job.who}</p>
                <h3 className="govuk-heading-s">{job.title}</h3>
                <p>{job.text}</p>
              </div>
            ))}
          </div>
        </section>
      </div>
    </Page>
  )
}
