import type { Session } from './command';
import { CommandError } from './failures';
import { Access, KubectlCluster } from './kubectl-cluster';
import { ClusterError } from '../apply/failure';
import { CODES, Interrupted } from '../apply/stop';

/** Lets a command read a cluster. A failure ends it with a message, and ctrl-C at once. */
export async function readingCluster<T>({ output, step }: Session, access: Access, work: (cluster: KubectlCluster) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const off = output.onInterrupt?.(code => interrupt.abort(code));
  step('reading the cluster');
  try {
    return await work(new KubectlCluster(access, interrupt.signal));
  } catch (error) {
    if (error instanceof Interrupted) {
      throw new CommandError('interrupted', error.code);
    }
    throw error instanceof ClusterError ? new CommandError(`the cluster cannot be read: ${error.message}`, CODES.noAccess) : error;
  } finally {
    off?.();
  }
}
