import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"

/** Shown once. Paper in a drawer is a good place for them. */
export function BackupCodes({ codes }: { codes: string[] }) {
  return (
    <>
      <Banner kind="success" title="Two-step sign-in is on">
        <p>Keep these backup codes where you find them without your phone. We cannot show them again.</p>
      </Banner>
      <ul className="kith-backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        Each works once, in place of the code from your app. Any backup codes you had before stop working.
      </p>
      <ButtonLink href="/">I have kept them: go on</ButtonLink>
    </>
  )
}
