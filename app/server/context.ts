import type { DemoAccess } from "#app/features/auth/demo/demo-access.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { RenderInvoicePdf } from "#app/features/invoicing/invoice-pdf.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { Mailer } from "#app/features/notifications/mailer.ts"
import type { CardPayments } from "#app/features/payments/card-payments.ts"
import type { CheckoutStandIn } from "#app/features/payments/checkout-stand-in.ts"
import type { SettleCheckout } from "#app/features/payments/settle-checkout.server.ts"
import type { LiveClearings } from "#app/features/purchasing/live/live-clearings.ts"
import type { RenderOrderPdf } from "#app/features/purchasing/orders/purchase-order.ts"
import type { PoolChanges } from "#app/features/purchasing/pools/pool-changes.ts"
import type { PooledDatabase } from "#db/client.ts"

/** Paying by card, and entering what was paid; in the demo, with a page in place of the card company's. */
export type Cards = { payments: CardPayments; settle: SettleCheckout; standIn: CheckoutStandIn | null }

/** Everything a request needs from outside itself; built once a process (wiring.ts) and handed to every route. */
export type AppContext = {
  db: PooledDatabase
  now: () => Temporal.Instant
  appUrl: string
  sessionSecret: string
  signIn: SignIn
  jobs: JobQueue
  /** null: no mail server, so mails wait in the outbox. */
  mailer: Mailer | null
  poolChanges: PoolChanges
  liveClearings: LiveClearings
  renderInvoicePdf: RenderInvoicePdf
  renderOrderPdf: RenderOrderPdf
  /** null: no keys, so pages offer bank transfer alone. */
  cards: Cards | null
  /** null everywhere but in the demo. */
  demo: DemoAccess | null
}

declare module "@remix-run/node" {
  interface AppLoadContext extends AppContext {
    /** Of this response's content security policy. */
    nonce: string
    /** The network address that asks, as our own proxies tell it. */
    clientAddress: string
    /** Left by an action that changed the session's token, for the loaders of the same request. */
    renewedSession?: string | null
  }
}
