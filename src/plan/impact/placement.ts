import { Change, Classification, migration, movesByItself, restart, where } from './classification';

/** a change of the rules for the node that a machine runs on: its own, or those of its class */
export function classifyPlacement(facts: Change['facts'], what: string): Classification {
  return where(
    [movesByItself(facts)],
    migration(`${what}: a machine whose node does not fit any more moves`),
    restart(`${what}: counts when the guest starts, for the Community Edition does not move it`),
  );
}
