import type { Mail } from "#app/features/notifications/mail.ts"

/** What the mail server made of a mail; only "unreachable" says nothing about the mail itself. */
export type Delivery =
  | { kind: "delivered" }
  | { kind: "refused-for-good"; reason: string }
  | { kind: "refused-for-now"; reason: string }
  | { kind: "unreachable"; reason: string }

/** Hands mails to a mail server. The id stays the same over every try, so that a repeated mail can be told. */
export type Mailer = {
  deliver(mail: Mail & { id: string }): Promise<Delivery>
  close(): void
}
