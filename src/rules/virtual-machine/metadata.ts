import { Violation } from '../../manifest/finding';
import { ManifestObject, pointerPart } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** name, labels and annotations of a machine */
export const metadata = new Topic({
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/meta_validator.go',
});

const LONGEST = 63;
const FOREIGN = 'kubevirt.io';

export const nameLength = metadata.rule({
  id: 'VM-01',
  says: `The name of a VirtualMachine has at most ${LONGEST} characters.`,
  why: 'It becomes the host name of the guest, and a host name cannot be longer. The webhook rejects a longer one.',
  check: ({ name }) => name.length <= LONGEST ? undefined : {
    pointer: '/metadata/name',
    wrong: `the name of a VirtualMachine must have at most ${LONGEST} characters, this one has ${name.length}`,
    instead: { yaml: 'a shorter name', code: "a shorter 'name', or shorter ids on the path of the construct" },
  },
});

export const noForeignAnnotations = metadata.rule({
  id: 'VM-02',
  fields: ['/metadata/annotations'],
  says: `No annotation of a machine has ${FOREIGN} in its key.`,
  why: 'DVP is built on KubeVirt and reserves its keys: the webhook rejects a machine with such an annotation.',
  check: object => foreignKeys(object, 'annotations', 'an annotation'),
});

export const noForeignLabels = metadata.rule({
  id: 'VM-03',
  fields: ['/metadata/labels'],
  says: `No label of a machine has ${FOREIGN} in its key.`,
  why: 'DVP is built on KubeVirt and reserves its keys: the webhook rejects a machine with such a label.',
  check: object => foreignKeys(object, 'labels', 'a label'),
});

function foreignKeys(object: ManifestObject, field: 'annotations' | 'labels', noun: string): Violation[] | undefined {
  let violations: Violation[] | undefined;
  for (const key in object.json.metadata?.[field]) {
    if (key.includes(FOREIGN)) {
      (violations ??= []).push({
        pointer: `/metadata/${field}/${pointerPart(key)}`,
        wrong: `the key of ${noun} of a machine must not contain ${FOREIGN}`,
        got: key,
        instead: 'a key with a domain of your own',
      });
    }
  }
  return violations;
}
