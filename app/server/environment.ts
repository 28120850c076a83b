import { z } from "zod"

const environmentShape = z.object({
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "the address of a PostgreSQL 18 database, postgres://…",
  }),
  SESSION_SECRET: z.string({ error: "32 random characters or more" }).min(32, "32 random characters or more"),
  APP_URL: z.url({ protocol: /^https?$/, error: "the address people use, https://…" }),
  /** Without one, every address of the machine. */
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "the mail server, smtp://user:password@host:587" })
    .optional(),
  MAIL_FROM: z.string().default("Kith <no-reply@localhost>"),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  STRIPE_API_URL: z.url().optional(),
})

export type Environment = z.infer<typeof environmentShape>

/** The settings Kith runs with, or one sentence for each that is missing or unusable. */
export function readEnvironment(
  variables: Record<string, string | undefined>,
): { ok: true; environment: Environment } | { ok: false; faults: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""))
  const parsed = environmentShape.safeParse(given)
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    }
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhook } = parsed.data
  if ((key === undefined) !== (webhook === undefined))
    return { ok: false, faults: ["STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: set both, or neither"] }
  return { ok: true, environment: parsed.data }
}
