import { Change, Classification, migration, movesByItself, restart, where } from './classification';

/** a change of the rules for the node that a machine runs on: its own, or those of its class */
export function classifyPlacement(facts: Change['facts'], what: string): Classification {
  return where(
    [movesByItself(facts)],
    migration(`${what}: a machine on a node that no longer fits is migrated`),
    restart(`${what}: applies when the guest starts, since the Community Edition does not migrate machines by itself`),
  );
}
