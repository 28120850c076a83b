import { data, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { momentView } from "#app/core/from-now.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { AddToCalendars } from "#app/features/staffing/calendar/add-to-calendars.tsx"
import {
  changeFeedAddress,
  readFeedState,
  removeFeedAddress,
} from "#app/features/staffing/calendar/change-feed-address.server.ts"
import { intentOf } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your calendar elsewhere")

const DONE: Record<string, string> = {
  removed: "The address is gone. Calendars that had it find nothing there.",
}

export const loader = pageLoader(async ({ tx, actor, now, url }) => {
  const feed = await readFeedState(tx, actor.personId)
  return {
    done: wordsFor(DONE, url.searchParams.get("done")),
    feed: feed && {
      made: momentView(feed.madeAt, now),
      lastRead: feed.lastReadAt && momentView(feed.lastReadAt, now),
    },
  }
})

export const action = pageAction(async ({ tx, actor, request, context }) => {
  if (intentOf(await request.formData(), ["change", "remove"]) === "remove") {
    await removeFeedAddress(tx, actor)
    return redirect("/calendar/address?done=removed")
  }
  const { token } = await changeFeedAddress(tx, actor)
  return data(
    { address: new URL(`/calendar/feeds/${token}.ics`, context.appUrl).href },
    { headers: { "Cache-Control": "no-store" } },
  )
})

export default function CalendarAddress() {
  const { viewer, done, feed } = useLoaderData<typeof loader>()
  const address = useActionData<typeof action>()?.address
  return (
    <Page
      viewer={viewer}
      section="account"
      title="Your calendar elsewhere"
      back={{ href: "/account", text: "Your account" }}
    >
      {done && !address && <Banner kind="success" title={done} />}
      {address ? (
        <AddToCalendars address={address} />
      ) : (
        <p className="govuk-body-l">
          See your schools' deadlines and bookings in Outlook, Google Calendar or on your phone, kept up to
          date.
        </p>
      )}
      {feed && !address && (
        <p>
          Your calendar has had an address since <Moment moment={feed.made} />.{" "}
          {feed.lastRead ? (
            <>
              It was last fetched <Moment moment={feed.lastRead} />.
            </>
          ) : (
            "No calendar has fetched it yet."
          )}
        </p>
      )}
      {!address && (
        <form method="post">
          {feed && (
            <p>
              The address was shown once, when it was made, and is kept nowhere. If you have lost it, or
              somebody else has it, make a new one: the old one stops working at once.
            </p>
          )}
          <Button name="intent" value="change">
            {feed ? "Make a new address" : "Make my calendar's address"}
          </Button>
        </form>
      )}
      {feed && !address && (
        <form method="post">
          <Button kind="quiet" name="intent" value="remove">
            Take the address away
          </Button>
        </form>
      )}
      <Details summary="What stands in it, and who can read it">
        <p>
          When pools close that your schools can join, and your schools' bookings, terms and closures: what
          you see here yourself. It never holds prices or quantities.
        </p>
        <p>
          Whoever has the address can read the calendar without signing in, so give it to nobody. It changes
          nothing in Kith.
        </p>
      </Details>
    </Page>
  )
}
