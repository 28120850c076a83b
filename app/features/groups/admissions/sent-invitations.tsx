import { Button } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type Sent = { id: string; email: string; role: string; until: string }

/** Invitations of one's own school that nobody has answered yet. */
export function SentInvitations({ invitations, viewer }: { invitations: Sent[]; viewer: Viewer }) {
  return (
    <Table
      caption="Invited, not answered yet"
      onPhones="stack"
      columns={[
        { head: "Email", cell: (invitation) => invitation.email },
        { head: "Role", cell: (invitation) => invitation.role },
        { head: "Stands until", cell: (invitation) => invitation.until },
        {
          head: "Change",
          cell: (invitation) => (
            <form method="post">
              <ActingFor viewer={viewer} />
              <input type="hidden" name="invitationId" value={invitation.id} />
              <Button
                kind="quiet"
                name="intent"
                value="withdraw"
                aria-label={`Withdraw the invitation of ${invitation.email}`}
              >
                Withdraw
              </Button>
            </form>
          ),
        },
      ]}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
    />
  )
}
