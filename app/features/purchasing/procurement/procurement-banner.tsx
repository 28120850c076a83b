import { Banner } from "#app/components/banner.tsx"
import { Details } from "#app/components/details.tsx"

type Warning = { title: string; sentences: string[] }

/** Which figures of procurement a pool comes near to: the largest named, and what each means behind it. */
export function ProcurementBanner({ warnings }: { warnings: Warning[] }) {
  const [largest, ...others] = warnings
  if (!largest) return null
  return (
    <Banner kind="notice" title={`${largest.title}.`}>
      <Details summary="What this usually means">
        <p>{largest.sentences.join(" ")}</p>
        {others.map(({ title, sentences }) => (
          <p key={title}>
            <strong>{title}.</strong> {sentences.join(" ")}
          </p>
        ))}
        <p>
          Your school’s own finance policy may set lower figures. This is a prompt from Kith, and not advice.
        </p>
      </Details>
    </Banner>
  )
}
