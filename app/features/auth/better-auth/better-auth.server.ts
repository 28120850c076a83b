import { betterAuth } from "better-auth"
import { magicLink, twoFactor } from "better-auth/plugins"
import { Kysely, PostgresDialect } from "kysely"
import type pg from "pg"
import { PASSWORD_LENGTH } from "#app/features/auth/account/account-form.ts"
import { datesFromInstants } from "#app/features/auth/account/dates-from-instants.server.ts"
import { authColumns } from "#app/features/auth/better-auth/auth-columns.ts"
import { demoSessions } from "#app/features/auth/demo/demo-sessions.server.ts"
import { isUniqueViolation } from "#app/features/auth/signing-in/is-unique-violation.ts"
import * as letters from "#app/features/auth/signing-in/sign-in-letters.ts"
import type { Mail } from "#app/features/notifications/mail.ts"
import type { Database } from "#db/client.ts"

type Wiring = {
  pool: pg.Pool
  db: Kysely<Database>
  appUrl: string
  secret: string
  send(mail: Mail): Promise<void>
  demo: boolean
}

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * better-auth with Kith's tables and letters. It is asked as a library: its own HTTP routes are never mounted, so
 * forgery checks, limits and pages are ours, and each of its links leads to a page of Kith's.
 */
export function createBetterAuth({ pool, db, appUrl, secret, send, demo }: Wiring) {
  const page = (path: string) => new URL(path, appUrl).href
  return betterAuth({
    appName: "Kith",
    baseURL: appUrl,
    basePath: "/auth",
    secret,
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [datesFromInstants] }),
      type: "postgres",
      transaction: true,
    },
    advanced: {
      cookiePrefix: "kith",
      database: { generateId: false },
      ipAddress: { disableIpTracking: true },
    },
    ...authColumns,
    user: {
      ...authColumns.user,
      changeEmail: { enabled: true },
    },
    session: {
      ...authColumns.session,
      expiresIn: 30 * DAY,
      disableSessionRefresh: true,
    },
    verification: { ...authColumns.verification, storeIdentifier: "hashed" },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR,
      sendResetPassword: ({ user, token }) =>
        send(letters.resetPassword(user, page(`/reset-password?token=${token}`))),
      // Whoever read the link has the mailbox, so the address is proved too.
      async onPasswordReset({ user }) {
        await db.updateTable("person").set({ emailVerified: true }).where("id", "=", user.id).execute()
        await send(letters.passwordChanged(user, page("/forgot-password")))
      },
      onExistingUserSignUp: ({ user }) =>
        send(letters.alreadySignedUp(user, page("/sign-in"), page("/forgot-password"))),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: DAY,
      sendVerificationEmail: ({ user, token }) =>
        send(letters.confirmAddress(user, page(`/verify-email?token=${token}`))),
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: HOUR / 2,
        storeToken: "hashed",
        sendMagicLink: ({ email, token, metadata }) =>
          send(
            letters.signInLink(email, page(`/sign-in/open?${new URLSearchParams({ ...metadata, token })}`)),
          ),
      }),
      askedForEveryWayIn(
        twoFactor({
          issuer: "Kith",
          allowPasswordless: true,
          schema: { user: authColumns.twoFactorUser, twoFactor: authColumns.twoFactor },
        }),
      ),
      ...(demo ? [demoSessions] : []),
    ],
    telemetry: { enabled: false },
    logger: {
      // Wrong passwords are everyday; the same sign-up sent twice is answered in its own act.
      log(level, message, ...details) {
        if (level === "error" && !details.some(isUniqueViolation)) console.error(message, ...details)
      },
    },
  })
}

const LINKS_THAT_SIGN_IN = ["/magic-link/verify", "/verify-email"]

/** better-auth asks for the second factor after a password only; a link from a mailbox is no second factor either. */
function askedForEveryWayIn<P extends ReturnType<typeof twoFactor>>(plugin: P): P {
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: (context: Parameters<typeof hook.matcher>[0]) =>
      LINKS_THAT_SIGN_IN.includes(context.path ?? "") || hook.matcher(context),
  }))
  return { ...plugin, hooks: { ...plugin.hooks, after } }
}
