import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { getResponse } from "msw"
import { signedEvent } from "#app/demo/stripe/signed-event.ts"
import { createSimulatedSessions } from "#app/demo/stripe/simulated-sessions.ts"
import { demoStripeKeys } from "#app/demo/stripe/start-stripe-simulation.ts"
import { stripeAnswers } from "#app/demo/stripe/stripe-answers.ts"
import type { Person } from "#tests/support/person.ts"

/** Stripe for apps that run in processes of their own: the demo's simulation, behind a port. */
export type StripeServer = {
  /** What an app needs to pay here. */
  env: Record<string, string>
  /** Shows a person Stripe's own page, where its address would lead them out of the house. */
  receives(person: Person): Promise<void>
  /** The card of the last checkout goes through, and Stripe tells the app so, twice as it sometimes does. */
  takesTheMoney(appUrl: string): Promise<void>
  stop(): Promise<void>
}

const HOSTED = "https://checkout.stripe.com/c/pay/"

export async function startStripeServer(): Promise<StripeServer> {
  const { secretKey, webhookSecret } = demoStripeKeys
  let lastId = ""
  const sessions = createSimulatedSessions((id) => `${HOSTED}${id}`)
  const answers = stripeAnswers(sessions, secretKey)
  const server = createServer(async (incoming, outgoing) => {
    const body = incoming.method === "POST" ? await text(incoming) : undefined
    const headers = new Headers(incoming.headers as Record<string, string>)
    const asked = new Request(`https://api.stripe.com${incoming.url}`, {
      method: incoming.method,
      headers,
      body,
    })
    const answer = (await getResponse(answers, asked)) ?? new Response(null, { status: 404 })
    outgoing.writeHead(answer.status, { "Content-Type": "application/json" }).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))

  return {
    env: {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    async receives({ page }) {
      // Playwright's own routes do not see where a redirect leads.
      const devtools = await page.context().newCDPSession(page)
      await devtools.send("Fetch.enable", { patterns: [{ urlPattern: `${HOSTED}*` }] })
      devtools.on("Fetch.requestPaused", ({ requestId, request }) => {
        lastId = request.url.slice(HOSTED.length)
        void devtools.send("Fetch.fulfillRequest", {
          ...{ requestId, responseCode: 200 },
          responseHeaders: [{ name: "Content-Type", value: "text/html" }],
          body: Buffer.from(hostedPage(sessions.find(lastId)!)).toString("base64"),
        })
      })
    },
    async takesTheMoney(appUrl) {
      const object = sessions.pay(lastId)
      if (!object) throw new Error("Nobody has come to pay.")
      const { body, signature } = signedEvent({
        ...{ type: "checkout.session.completed", object, secret: webhookSecret },
      })
      for (const _ of ["once", "again"]) {
        const headers = { "Content-Type": "application/json", "Stripe-Signature": signature }
        const told = await fetch(`${appUrl}/webhooks/stripe`, { method: "POST", body, headers })
        if (!told.ok)
          throw new Error(`The app did not take Stripe's word: ${told.status} ${await told.text()}`)
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const hostedPage = ({
  session,
  description,
}: NonNullable<ReturnType<ReturnType<typeof createSimulatedSessions>["find"]>>) =>
  `<!doctype html><title>Stripe</title><h1>${description}</h1><p>${session.amount_total} pence</p>
   <a href="${session.success_url}">I have paid</a>`
