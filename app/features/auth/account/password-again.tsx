import type { FormFaults } from "#app/components/form/form-faults.ts"
import { PasswordField } from "#app/components/form/password-field.tsx"

/** Before what somebody at a borrowed computer must not do. */
export const PasswordAgain = ({ faults }: { faults?: FormFaults | null }) => (
  <PasswordField name="password" label="Your password now" autoComplete="current-password" faults={faults} />
)
