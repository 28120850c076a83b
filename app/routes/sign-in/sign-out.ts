import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { signOut } from "#app/features/auth/sessions/sessions.server.ts"
import { redirectWithCookies, visitorOf } from "#app/server/doors/sign-in-door.server.ts"

/** Signing out is a form; an address that is only looked at must not do it. */
export const loader = () => redirect("/")

export const action = async (args: ActionFunctionArgs) =>
  redirectWithCookies("/sign-in?done=signed-out", await signOut(args.context.signIn, visitorOf(args)))
