import { Button } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Moment, type MomentProps } from "#app/components/moment.tsx"
import { Tag } from "#app/components/tag.tsx"

export type SessionRow = {
  id: string
  device: string
  opened: MomentProps
  lastUsed: MomentProps
  isThisOne: boolean
}

/** A person's sessions, each with a button that ends it; the one that looks is ended by signing out. */
export function SessionTable({ sessions }: { sessions: SessionRow[] }) {
  return (
    <form method="post">
      <Table
        caption="Your sessions"
        captionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        onPhones="stack"
        columns={[
          { head: "Device", cell: (session) => session.device },
          {
            head: "Signed in",
            cell: (session) => <Moment moment={{ ...session.opened, fromNow: undefined }} />,
          },
          { head: "Last used", cell: (session) => session.lastUsed.fromNow },
          {
            head: "End",
            cell: (session) =>
              session.isThisOne ? (
                <Tag>This device</Tag>
              ) : (
                <Button kind="quiet" name="sessionId" value={session.id}>
                  End<span className="govuk-visually-hidden"> the session of {session.device}</span>
                </Button>
              ),
          },
        ]}
      />
    </form>
  )
}
