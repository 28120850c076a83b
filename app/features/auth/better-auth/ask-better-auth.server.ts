import { isAPIError } from "better-auth/api"

/** What better-auth did: its answer with the cookies to hand on, or the code of its refusal. */
export type Answer<T> = { ok: true; value: T; cookies: string[] } | { ok: false; code: string }

/** Turns its refusals, which it throws, into values; what is wrong on our side still throws. */
export async function answerOf<T>(
  asked: Promise<{ headers?: Headers | null; response: T }>,
): Promise<Answer<T>> {
  try {
    const { headers, response } = await asked
    return { ok: true, value: response, cookies: headers?.getSetCookie() ?? [] }
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    return { ok: false, code: error.body?.code ?? "REFUSED" }
  }
}
