import type { Mail } from "#app/features/notifications/mail.ts"

type Reader = { name: string; email: string }

/** Short lines and plain text, so that a link stays whole in every mail program. */
const letter = (recipient: string, subject: string, ...paragraphs: string[]): Mail => ({
  recipient,
  subject,
  body: `${[...paragraphs, "Kith\nSchools that buy together and share their people"].join("\n\n")}\n`,
})

const greet = ({ name }: Reader) => `Dear ${name},`

export const confirmAddress = (reader: Reader, link: string) =>
  letter(
    reader.email,
    "Confirm your email address for Kith",
    greet(reader),
    "Please confirm that this is your email address, by opening this page and pressing Continue:",
    link,
    "The link works for a day. If you did not ask for this, do nothing: without your confirmation, nobody can use this address.",
  )

export const alreadySignedUp = (reader: Reader, signIn: string, forgotPassword: string) =>
  letter(
    reader.email,
    "You already have a Kith account",
    greet(reader),
    "Somebody, probably you, tried to create a Kith account with this email address. You have one already, so nothing has changed.",
    `Sign in:\n${signIn}`,
    `If you have forgotten your password:\n${forgotPassword}`,
  )

export const signInLink = (email: string, link: string) =>
  letter(
    email,
    "Your link to sign in to Kith",
    "To sign in, open this page and press Continue:",
    link,
    "The link works once, within 30 minutes. If you did not ask for it, do nothing: nobody can sign in without it.",
  )

export const resetPassword = (reader: Reader, link: string) =>
  letter(
    reader.email,
    "Choose a new password for Kith",
    greet(reader),
    "To choose a new password, open this page:",
    link,
    "The link works once, within an hour. If you did not ask for it, do nothing: your password stays as it is.",
  )

export const noAccount = (email: string, signUp: string) =>
  letter(
    email,
    "There is no Kith account for this email address",
    "Somebody, probably you, tried to sign in to Kith with this email address. There is no account for it.",
    "Perhaps your account has another of your addresses. If you are new to Kith, create an account here:",
    signUp,
    "If you did not try to sign in, you can ignore this.",
  )

export const passwordChanged = (reader: Reader, forgotPassword: string) =>
  letter(
    reader.email,
    "Your Kith password was changed",
    greet(reader),
    "Your password was just changed, and everybody who was signed in as you has been signed out.",
    `If that was not you, choose a new password now, and tell your school's business manager:\n${forgotPassword}`,
  )

export const addressWillChange = (reader: Reader, newEmail: string, account: string) =>
  letter(
    reader.email,
    "Your Kith email address is about to change",
    greet(reader),
    `You asked to use ${newEmail} for Kith from now on. We have written to that address; once it is confirmed, this one stops working.`,
    `If that was not you, change your password now:\n${account}`,
  )

export const secondStepChanged = (reader: Reader, on: boolean, account: string) =>
  letter(
    reader.email,
    on ? "Two-step sign-in is on for Kith" : "Two-step sign-in is off for Kith",
    greet(reader),
    on
      ? "From now on, signing in to Kith takes a code from your app as well."
      : "From now on, signing in to Kith no longer takes a code from your app.",
    `If that was not you, change your password now:\n${account}`,
  )
