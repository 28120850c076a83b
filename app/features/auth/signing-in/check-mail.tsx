import { Details } from "#app/components/details.tsx"
import { Page } from "#app/components/page/page.tsx"

/** After every letter we send; it never says whether the address has an account. */
export function CheckMail({ email, demo, lasts }: { email: string; demo: boolean; lasts: string }) {
  return (
    <Page viewer={null} title="Check your email" back={{ href: "/sign-in", text: "Sign in" }}>
      <p>
        We have written to <strong>{email}</strong>. Open the link in that email to go on; it works for{" "}
        {lasts}.
      </p>
      {demo && (
        <p>
          The demo sends no email: <a href="/demo/mail">read it here</a>.
        </p>
      )}
      <Details summary="Nothing has arrived">
        <p>It can take a few minutes. Look in your junk folder, and check that the address above is right.</p>
        <p>
          Some schools hold back email from new senders: ask whoever looks after your email to let Kith
          through.
        </p>
      </Details>
    </Page>
  )
}
