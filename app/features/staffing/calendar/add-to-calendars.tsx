import { Banner } from "#app/components/banner.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

/** The address of somebody's calendar, shown this once, and where to put it. */
export function AddToCalendars({ address }: { address: string }) {
  const webcal = address.replace(/^https?:/, "webcal:")
  return (
    <>
      <Banner kind="success" title="Your calendar has a new address">
        Copy it now: it is not shown again. Whoever has it can read your calendar.
      </Banner>
      <TextField
        name="address"
        label="Address of your calendar"
        value={address}
        readOnly
        spellCheck={false}
        autoComplete="off"
      />
      <p>
        <a href={webcal}>Add it to the calendar of this computer or phone</a>
      </p>
      <h2 className="govuk-heading-m">In Outlook</h2>
      <ol className="govuk-list govuk-list--number">
        <li>Open the calendar and choose “Add calendar”, then “Subscribe from web”.</li>
        <li>Paste the address, give the calendar a name and choose “Import”.</li>
      </ol>
      <h2 className="govuk-heading-m">In Google Calendar</h2>
      <ol className="govuk-list govuk-list--number">
        <li>On a computer, beside “Other calendars”, choose the plus sign, then “From URL”.</li>
        <li>Paste the address and choose “Add calendar”. Your phone shows it too.</li>
      </ol>
      <p className="govuk-hint">
        Outlook and Google fetch a calendar a few times a day, so what is new may take hours to show.
      </p>
    </>
  )
}
