import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"

export const meta = () => pageTitle("Accessibility statement")

export default function Accessibility() {
  return (
    <Page viewer={undefined} title="Accessibility statement">
      <p>
        We want everybody who works in a school to be able to use Kith: with a keyboard alone, with a screen
        reader, with speech, with the text made larger, on a phone in a corridor or on a screen in the sun.
      </p>
      <h2 className="govuk-heading-m">What you can expect</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>every page and every form works with a keyboard, and shows where you are</li>
        <li>
          every form works without JavaScript, and keeps what you typed if something has to be put right
        </li>
        <li>every picture has the same facts in words and as a table</li>
        <li>nothing is told by colour alone</li>
        <li>
          text can be made four times as large, or the window 320 pixels wide, without scrolling both ways;
          wide tables scroll inside their own frame
        </li>
        <li>
          nothing moves by itself; on the page of an open pool, figures change as schools answer. No page asks
          you to be quick, except that a pool closes when it says it will, and that codes and links for
          signing in run out
        </li>
      </ul>
      <h2 className="govuk-heading-m">How accessible Kith is</h2>
      <p>
        Kith is built to meet level AA of the Web Content Accessibility Guidelines 2.2. Each change to it is
        checked by machine against those guidelines, on every page. A machine finds only part of what can be
        wrong; Kith has not yet been examined by an independent assessor.
      </p>
      <h2 className="govuk-heading-m">Files</h2>
      <p>
        Invoices are tagged PDF files, with headings and tables that a screen reader can follow. The same
        facts are on the invoice’s page, and as a CSV file for a spreadsheet.
      </p>
      <h2 className="govuk-heading-m">If something does not work for you</h2>
      <p>
        Tell the coordinator of your group what you were trying to do and what you use to read the screen;
        they pass it on to whoever runs Kith for you, and can send you what you need in another form
        meanwhile. If you are not content with the answer, the{" "}
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> can
        advise you.
      </p>
    </Page>
  )
}
