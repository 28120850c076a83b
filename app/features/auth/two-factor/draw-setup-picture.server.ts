import QRCode from "qrcode"
import type { SetupPicture } from "#app/features/auth/two-factor/setup-picture.ts"

/** Draws an otpauth:// address; null for anything but an address that an authenticator app would read as Kith's. */
export function drawSetupPicture(uri: string): SetupPicture | null {
  const url = URL.parse(uri)
  const secret = url?.searchParams.get("secret")
  if (url?.protocol !== "otpauth:" || !secret || uri.length > 500) return null
  const { size, data } = QRCode.create(uri, { errorCorrectionLevel: "M" }).modules
  const dark = Array.from(data, (bit, at) => (bit ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ""))
  return { size, path: dark.join(""), key: secret.match(/.{1,4}/g)?.join(" ") ?? secret, uri }
}
