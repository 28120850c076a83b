import type { SetupPicture } from "#app/features/auth/two-factor/setup-picture.ts"

const QUIET_ZONE = 4

/** The secret for an authenticator app, to scan or to type. */
export function SetupCode({ picture }: { picture: SetupPicture }) {
  const width = picture.size + 2 * QUIET_ZONE
  return (
    <>
      <svg
        className="kith-setup-code"
        viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${width} ${width}`}
        role="img"
        aria-label="QR code for your authenticator app. The same key is written below."
        shapeRendering="crispEdges"
      >
        <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={width} height={width} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <p>
        No camera? Type this key into your app: <code className="kith-setup-key">{picture.key}</code>
      </p>
    </>
  )
}
