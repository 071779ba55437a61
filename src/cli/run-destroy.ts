import { inCluster } from './cluster-session';
import type { Session } from './command';
import { holder } from './holder';
import type { Access } from './kubectl-cluster';
import { readForDestroy } from './read-stages';
import { destroy } from '../apply/destroy';

export interface DestroyCommand {
  readonly paths: readonly string[];
  readonly access: Access;
  readonly strict?: true;
  readonly data: ReadonlySet<string>;
  readonly platform: ReadonlySet<string>;
  readonly isAgreed: boolean;
  readonly isDryRun: boolean;
  readonly format: string;
  readonly stageMinutes?: number;
  readonly hasLease: boolean;
  /** the same command line, to go on with */
  readonly again: string;
}

/** Deletes the objects of manifests, and returns the exit code. */
export function runDestroy(session: Session, command: DestroyCommand): Promise<number> {
  const stages = readForDestroy(session, command.paths, command.strict);
  return inCluster(session, command, async ({ cluster, keeper, namespace, report, ask }) => destroy({
    ...command, cluster, report, ask, stages, namespace: await namespace(), ...command.hasLease ? { lease: { keeper, holder: holder() } } : {},
  }));
}
