import { createTransport } from "nodemailer"
import type { Delivery, Mailer } from "#app/features/notifications/mailer.ts"

/** Shorter than the outbox waits before it tries a mail again. */
const PATIENCE_MS = 15_000

/** Delivers by SMTP. `url`: smtp://user:password@host:587; `from`: Kith <no-reply@kith.example>. */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    },
    { from },
  )
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost"
  return {
    deliver: ({ id, recipient, subject, body }) =>
      transport
        .sendMail({ to: recipient, subject, text: body, messageId: `<${id}@${domain}>` })
        .then((): Delivery => ({ kind: "delivered" }), refusalOf),
    close: () => transport.close(),
  }
}

/** SMTP answers 5xx for good, 4xx for now; without an answer, nobody was there. Signing in is between us and the server. */
function refusalOf(error: Error & { responseCode?: number; code?: string }): Delivery {
  const { message: reason, responseCode, code } = error
  if (responseCode === undefined || code === "EAUTH") return { kind: "unreachable", reason }
  return { kind: responseCode >= 500 ? "refused-for-good" : "refused-for-now", reason }
}
