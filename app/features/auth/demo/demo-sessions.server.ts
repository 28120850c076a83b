import { createAuthEndpoint } from "better-auth/api"
import { setSessionCookie } from "better-auth/cookies"
import { z } from "zod"

/** Opens a session for anybody, as the server alone can ask; only the demo's sign-in has it. */
export const demoSessions = {
  id: "demo-sessions",
  endpoints: {
    openDemoSession: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ personId: z.uuid(), schoolId: z.uuid().optional() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId)
        if (!user) return ctx.json({ opened: false })
        const session = await ctx.context.internalAdapter.createSession(user.id, false, {
          actingSchoolId: ctx.body.schoolId ?? null,
        })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ opened: true })
      },
    ),
  },
}
