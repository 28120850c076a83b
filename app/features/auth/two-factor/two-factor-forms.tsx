import { Button, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextField } from "#app/components/form/text-field.tsx"
import { PasswordAgain } from "#app/features/auth/account/password-again.tsx"
import { SetupCode } from "#app/features/auth/two-factor/setup-code.tsx"
import type { SetupPicture } from "#app/features/auth/two-factor/setup-picture.ts"

type Faults = FormFaults | null | undefined

export const StartTwoFactor = ({ asksPassword, faults }: { asksPassword: boolean; faults: Faults }) => (
  <form method="post">
    <p>
      Besides your password, signing in then takes a code from an authenticator app on your phone, such as
      Microsoft Authenticator or Google Authenticator. Somebody who learns your password still cannot get in.
    </p>
    {asksPassword && <PasswordAgain faults={faults} />}
    <Button name="intent" value="start">
      Set up two-step sign-in
    </Button>
  </form>
)

export const ConfirmTwoFactor = ({ picture, faults }: { picture: SetupPicture; faults: Faults }) => (
  <form method="post">
    <input type="hidden" name="setup" value={picture.uri} />
    <h2 className="govuk-heading-m">1. Add Kith to your app</h2>
    <p>Open your authenticator app, choose to add an account, and scan this:</p>
    <SetupCode picture={picture} />
    <h2 className="govuk-heading-m">2. Enter the code it shows</h2>
    <TextField
      name="code"
      label="Code"
      hint="6 digits, new every 30 seconds"
      width={10}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      faults={faults}
    />
    <Button name="intent" value="confirm">
      Turn on two-step sign-in
    </Button>
  </form>
)

export const TwoFactorIsOn = ({ asksPassword, faults }: { asksPassword: boolean; faults: Faults }) => (
  <form method="post">
    <p>Two-step sign-in is on: signing in takes a code from your app, or one of your backup codes.</p>
    <p>
      A new phone? Turn it off, and set it up again with the new one. If a group of your school requires it,
      you are asked to turn it on again at once.
    </p>
    {asksPassword && <PasswordAgain faults={faults} />}
    <ButtonRow>
      <Button kind="secondary" name="intent" value="renew">
        Get new backup codes
      </Button>
      <Button kind="warning" name="intent" value="stop">
        Turn off two-step sign-in
      </Button>
    </ButtonRow>
  </form>
)
