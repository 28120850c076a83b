import { betterAuth } from "better-auth"
import { Kysely, PostgresDialect } from "kysely"
import type pg from "pg"

export type SignInSettings = {
  /** Connections with the rights of `kith_auth`; nothing else reaches credentials. */
  pool: pg.Pool
  appUrl: string
  secret: string
}

const columns = {
  userId: "user_id",
  createdAt: "created_at",
  updatedAt: "updated_at",
  expiresAt: "expires_at",
}

/** Passwords, sessions and second factors, kept in PostgreSQL by better-auth. */
export const createSignIn = ({ pool, appUrl, secret }: SignInSettings) =>
  betterAuth({
    appName: "Kith",
    baseURL: appUrl,
    basePath: "/auth",
    secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: "postgres" },
    advanced: { cookiePrefix: "kith", database: { generateId: false } },
    user: {
      modelName: "person",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      fields: { ...columns, ipAddress: "ip_address", userAgent: "user_agent" },
      additionalFields: {
        actingSchoolId: { type: "string", required: false, fieldName: "acting_school_id", input: false },
      },
    },
    account: {
      fields: {
        ...columns,
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: { fields: columns },
    emailAndPassword: { enabled: true },
    telemetry: { enabled: false },
  })

export type SignIn = ReturnType<typeof createSignIn>
