import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"

/** Long and memorable beats short and strange; there are no other rules for a password. */
export const PASSWORD_LENGTH = { min: 12, max: 128 }

const requiredText = (sentence: string) => z.string({ error: sentence }).trim().min(1, sentence)

export const emailField = requiredText("Enter your email address")
  .max(254, "Enter an email address with at most 254 characters")
  .pipe(z.email("Enter an email address in the correct format, like name@example.org"))
  .transform((email) => email.toLowerCase())

const nameField = requiredText("Enter your name").max(120, "Enter a name with at most 120 characters")

const newPasswordField = z
  .string({ error: "Enter a password" })
  .min(1, "Enter a password")
  .min(
    PASSWORD_LENGTH.min,
    `Enter a password with at least ${PASSWORD_LENGTH.min} characters. Three unrelated words are long enough, and easy to remember`,
  )
  .max(PASSWORD_LENGTH.max, `Enter a password with at most ${PASSWORD_LENGTH.max} characters`)

const passwordField = z
  .string({ error: "Enter your password" })
  .min(1, "Enter your password")
  .max(PASSWORD_LENGTH.max, "That is not your password")

/** Six digits, however somebody groups them. */
const codeField = requiredText("Enter the code from your app")
  .transform((code) => code.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[0-9]{6}$/, "Enter the 6 digits that your app shows now"))

const backupCodeField = requiredText("Enter one of your backup codes").max(40, "That is not a backup code")

export const signInForm = z.object({ email: emailField, password: passwordField })
export const signUpForm = z.object({ name: nameField, email: emailField, password: newPasswordField })
export const emailForm = z.object({ email: emailField })
export const newPasswordForm = z.object({ password: newPasswordField })
export const codeForm = z.object({ code: codeField })
export const backupCodeForm = z.object({ code: backupCodeField })

/** Who came by links alone has no password to give; whether one is needed is the act's question. */
const passwordAgain = z.string().max(PASSWORD_LENGTH.max, "That is not your password").default("")

export const nameForm = z.object({ name: nameField })
export const newEmailForm = z.object({ email: emailField, password: passwordAgain })
export const changePasswordForm = z.object({ password: passwordAgain, newPassword: newPasswordField })
export const passwordAgainForm = z.object({ password: passwordAgain })
export const endSessionForm = z.object({ sessionId: z.uuid(OUT_OF_DATE) })
export const becomeForm = z.object({ personId: z.uuid(), schoolId: z.uuid().optional() })
