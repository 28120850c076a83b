import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { type Arrival, arrive } from "#app/features/auth/signing-in/arrive.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

export type CodeEntered =
  | Arrival
  | { kind: "wrong" }
  /** Too many wrong codes for this account: better-auth refuses all for a quarter of an hour. */
  | { kind: "locked" }
  /** The first step was too long ago, or never happened in this browser. */
  | { kind: "start-again" }
  | { kind: "wait"; until: Temporal.Instant }

/** The second step of signing in: the app's code, or one of the backup codes, which is then spent. */
export async function enterCode(
  signIn: SignIn,
  visitor: Visitor,
  { code, isBackup }: { code: string; isBackup: boolean },
): Promise<CodeEntered> {
  const { headers } = visitor
  const challenge = headers.get("Cookie")?.match(/kith\.two_factor=([^;]+)/)?.[1]
  if (!challenge) return { kind: "start-again" }
  const until = await countAttempt(signIn.db, "code", challenge, visitor)
  if (until) return { kind: "wait", until }
  const ask = { body: { code }, headers, returnHeaders: true } as const
  const { api } = signIn.auth
  const answer = await (isBackup ? answerOf(api.verifyBackupCode(ask)) : answerOf(api.verifyTOTP(ask)))
  if (answer.ok) return arrive(signIn, visitor, answer)
  switch (answer.code) {
    case "ACCOUNT_TEMPORARILY_LOCKED":
      return { kind: "locked" }
    case "INVALID_CODE":
    case "INVALID_BACKUP_CODE":
      return { kind: "wrong" }
    default:
      return { kind: "start-again" }
  }
}
