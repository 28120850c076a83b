type Props = {
  newer?: string | null
  older?: string | null
  what: string
  newerText?: string
  olderText?: string
}

/** Steps through a long list; the two are addresses, or nothing at an end. `what` is what is listed: "invoices". */
export function OlderNewer({ newer, older, what, newerText = "Newer", olderText = "Older" }: Props) {
  if (!newer && !older) return null
  return (
    <nav className="kith-older-newer" aria-label={`More ${what}`}>
      {newer && (
        <a href={newer} rel="prev" className="kith-older-newer__newer">
          {newerText} <span className="govuk-visually-hidden">{what}</span>
        </a>
      )}
      {older && (
        <a href={older} rel="next" className="kith-older-newer__older">
          {olderText} <span className="govuk-visually-hidden">{what}</span>
        </a>
      )}
    </nav>
  )
}
