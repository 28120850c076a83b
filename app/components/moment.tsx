/** A moment as a page says it: exact for machines, in words, and how long that is from now. */
export type MomentProps = { iso: string; text: string; fromNow?: string }

export function Moment({ moment }: { moment: MomentProps }) {
  return (
    <>
      <time dateTime={moment.iso}>{moment.text}</time>
      {moment.fromNow && <span className="kith-from-now">{` (${moment.fromNow})`}</span>}
    </>
  )
}
