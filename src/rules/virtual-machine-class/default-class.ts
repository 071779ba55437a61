import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, pointerPart } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller';

/** the annotation that makes a class the default one */
export const defaultClass = new Topic({
  severity: 'error', kinds: dvp('VirtualMachineClass'), source: `${CONTROLLER}/vmclass/internal/validators/single_default_class_validator.go`,
});

const POINTER = `/metadata/annotations/${pointerPart('virtualmachineclass.virtualization.deckhouse.io/is-default-class')}`;
const YES = 'true';

export const annotationIsTrue = defaultClass.rule({
  id: 'VMC-18',
  says: `The annotation of the default class is exactly '${YES}'.`,
  why: "The webhook rejects any other value, even 'false'.",
  source: `${CONTROLLER}/service/virtual_machine_class_service.go`,
  check: object => {
    const value = object.value(POINTER);
    return value === undefined || value === YES ? undefined : {
      pointer: POINTER, wrong: `the annotation of the default class must be '${YES}', or missing`, instead: `"${YES}", or no such annotation`,
    };
  },
});

export const oneDefault = defaultClass.rule({
  id: 'VMC-19',
  says: 'At most one class is the default one.',
  why: 'The webhook rejects a second default class while the first one exists.',
  check: (object, world) => {
    const other = object.value(POINTER) === YES && object.name !== '' ? otherDefault(object, world) : undefined;
    return other === undefined ? undefined : {
      pointer: POINTER,
      wrong: `VirtualMachineClass ${other} is the default class already`,
      got: NOT_SHOWN,
      instead: {
        yaml: `one class with this annotation; to move it, remove it from ${other} and apply that first`,
        code: `'isDefault' of one class; to move it, remove it from ${other} and apply that first`,
      },
    };
  },
});

function otherDefault(object: ManifestObject, world: World): string | undefined {
  const [first] = defaultsOf(world);
  if (first !== object.name) {
    return first;
  }
  const ofCluster = world.cluster?.defaultVirtualMachineClass ?? '';
  // a class of the set may lose the annotation by the same apply, in an order that is unknown
  return ofCluster === '' || world.referred(object, 'VirtualMachineClass', ofCluster) !== undefined ? undefined : ofCluster;
}

const defaultsOf = perWorld(world => world.all('VirtualMachineClass').filter(vmClass => vmClass.value(POINTER) === YES).map(({ name }) => name));
