import { vmClass } from '../../catalogue/virtual-machine-class/objects';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { valueAt, pointerPart } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachineClass');
const MARK = 'virtualmachineclass.virtualization.deckhouse.io/is-default-class';
const POINTER = `/metadata/annotations/${pointerPart(MARK)}`;
const YES = 'true';

const marked = (mark: string, name = 'web') => vmClass({}, { name, annotations: { [MARK]: mark } });

export const markIsTrue: Rule = {
  id: 'VMC-18',
  severity: 'error',
  kinds: KINDS,
  says: `The annotation that makes a class the default one is exactly '${YES}'.`,
  why: 'The webhook refuses every other value, even one that means no.',
  source: 'images/virtualization-artifact/pkg/controller/service/virtual_machine_class_service.go',
  breaks: () => [marked('false')],
  keeps: () => [marked(YES)],
  check: ({ json }) => {
    const mark = valueAt(json, POINTER);
    return mark === undefined || mark === YES ? [] : [{
      pointer: POINTER,
      wrong: `the mark of the default class is '${YES}' or not there at all`,
      got: mark,
      instead: `"${YES}", or no such annotation`,
    }];
  },
};

export const oneDefault: Rule = {
  id: 'VMC-19',
  severity: 'error',
  kinds: KINDS,
  says: 'One class at most is the default one.',
  why: 'The webhook refuses a second one while the first is still there.',
  source: 'images/virtualization-artifact/pkg/controller/vmclass/internal/validators/single_default_class_validator.go',
  breaks: () => [marked(YES), marked(YES, 'db')],
  keeps: () => [marked(YES), vmClass({}, { name: 'db' })],
  check: ({ json, name }, world) => {
    const [first] = defaults(world);
    if (valueAt(json, POINTER) !== YES || name === '') {
      return [];
    }
    // a class of the set may lose its mark by the same apply, and the order is not ours to guess
    const there = world.cluster?.defaultVirtualMachineClass ?? '';
    const other = first !== name ? first : there !== '' && !names(world).has(there) ? there : undefined;
    return other === undefined ? [] : [{
      pointer: POINTER,
      wrong: `the class ${other} is the default one already`,
      got: NOT_SHOWN,
      instead: 'one class with this annotation; to move it, take it from the old class first and apply that',
    }];
  },
};

const names = perWorld((world: World) => new Set(world.all('VirtualMachineClass').map(({ name }) => name)));
const defaults = perWorld((world: World) => world.all('VirtualMachineClass')
  .filter(({ json }) => valueAt(json, POINTER) === YES).map(({ name }) => name));
