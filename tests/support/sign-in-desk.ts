import { createSignIn, type SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"
import { createPool } from "#db/client.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { testSecret } from "#tests/support/sign-in.ts"

export const APP_URL = "http://localhost:3000"

/** The sign-in of one process. Its mails go into the outbox, and nobody delivers them. */
export type Desk = { signIn: SignIn; close(): Promise<void> }

export function openDesk(
  database: TestDatabase,
  { demo = false, appUrl = APP_URL }: { demo?: boolean; appUrl?: string } = {},
): Desk {
  const pool = createPool(database.url, "kith_auth", 4)
  const jobs = { enqueue: async () => {} }
  return {
    signIn: createSignIn({ pool, appUrl, secret: testSecret, jobs, demo }),
    close: () => pool.end(),
  }
}

let lastAddress = 0

/** A browser that keeps its cookies, at a network address of its own. */
export class Browser {
  readonly cookies = new Map<string, string>()
  address = `10.0.${++lastAddress >> 8}.${lastAddress & 255}`
  userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36"

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  get visitor(): Visitor {
    return {
      address: this.address,
      headers: new Headers({ Cookie: this.cookie, "User-Agent": this.userAgent }),
    }
  }

  /** Keeps what an answer sets, and forgets what it expires. */
  keep<T extends object>(answer: T): T {
    const set = "cookies" in answer ? (answer.cookies as string[]) : []
    for (const cookie of set) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === "" || /max-age=0\b/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}
