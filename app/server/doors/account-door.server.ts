import type { Refusal } from "#app/features/auth/account/change-account.server.ts"
import { askToWait } from "#app/server/doors/sign-in-door.server.ts"
import { refuseField } from "#app/server/form.server.ts"

/** What every form that asks for the password again says when it was not right, or tried too often. */
export const refusePassword = (form: FormData, refusal: Refusal, now: Temporal.Instant) =>
  refusal.kind === "wait"
    ? askToWait(form, refusal.until, now)
    : refuseField(form, "password", "That is not your password")
