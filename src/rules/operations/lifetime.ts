import { atOnce, operation } from '../../catalogue/operations/objects';
import { isHook } from '../../domain/by-hand';
import { Manifest } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

/** what an app declares by habit: a name, and nothing that says when */
const kept = (): Manifest => operation({}, { annotations: undefined });

export const runsOnce: Rule = {
  id: 'OP-20',
  severity: 'warning',
  kinds: dvp('VirtualMachineOperation', 'VirtualMachineSnapshotOperation'),
  says: 'An operation is made once, not kept in place under a name.',
  why: 'The platform deletes finished operations after a day, or when ten are left. Whatever keeps the app in place then makes the operation again, and it runs again.',
  source: 'images/virtualization-artifact/pkg/controller/vmop/gc.go',
  breaks: () => [kept()],
  keeps: () => [atOnce(kept())],
  check: object => object.name === '' || isHook(object) ? [] : [{
    pointer: '/metadata/name',
    wrong: 'the platform deletes the operation when it is finished, and the next sync makes it again and runs it again',
    got: object.name,
    instead: "'generateName' with kubectl create, or a hook of Argo CD or Helm where it is meant to run at each sync",
  }],
};
