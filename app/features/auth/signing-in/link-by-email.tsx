import { Button } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { CheckMail } from "#app/features/auth/signing-in/check-mail.tsx"

type Answer = { sentTo: string; faults: null } | { faults: FormFaults }
type Props = {
  title: string
  says: string
  demo: boolean
  /** How long the link works: "an hour". */
  lasts: string
  answer: Answer | undefined
}

/** Asks for an address to send a link to, and then says to look for it. */
export function LinkByEmail({ title, says, demo, lasts, answer }: Props) {
  if (answer && "sentTo" in answer) return <CheckMail email={answer.sentTo} demo={demo} lasts={lasts} />
  const faults = answer?.faults
  return (
    <Page viewer={null} title={title} back={{ href: "/sign-in", text: "Sign in" }} faults={faults}>
      <p>{says}</p>
      <form method="post" noValidate>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          faults={faults}
        />
        <Button>Email me a link</Button>
      </form>
    </Page>
  )
}
