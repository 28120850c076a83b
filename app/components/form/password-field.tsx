import type { FieldProps } from "#app/components/form/field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

/** A password is never sent back to the page, so a refused form shows this field empty. */
export function PasswordField({
  faults,
  autoComplete,
  ...props
}: Omit<FieldProps, "value"> & { autoComplete: "current-password" | "new-password" }) {
  const kept = faults && { typed: {}, sentences: faults.sentences }
  return (
    <TextField
      {...props}
      faults={kept}
      type="password"
      autoComplete={autoComplete}
      spellCheck={false}
      autoCapitalize="none"
      width={20}
    />
  )
}
