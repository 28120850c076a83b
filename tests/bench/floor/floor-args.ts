import type { LoaderFunctionArgs } from "@remix-run/node"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

/** The floor knows who asks without asking: the connection was opened in that person's name. */
export type FloorContext = { db: Tx; actor: SchoolActor }
export type FloorArgs = Omit<LoaderFunctionArgs, "context"> & { context: FloorContext }
