import { mostReplicas } from '../../domain/autoscaler';
import { MachineCost, machineCost } from '../../domain/launcher-cost';
import { grouped, perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { ManifestObject, textAt, valueAt } from '../../manifest/manifest';
import { ONE, parseQuantity, wholeBytes } from '../../manifest/quantity';
import { Topic } from '../rule';

/** what the machines of a namespace may use */
export const quotas = new Topic({
  severity: 'warning',
  kinds: ['/ResourceQuota', `${MODULE_CONFIG_GROUP}/Project`],
  source: 'https://github.com/deckhouse/3p-kubevirt/blob/main/pkg/virt-controller/services/renderresources.go',
});

interface Need extends MachineCost { readonly machines: number }

export const quotaFits = quotas.rule({
  id: 'PROJECT-05',
  needsKinds: [`${DVP_GROUP}/VirtualMachine`, `${DVP_GROUP}/VirtualMachinePool`],
  says: 'A quota has room for all machines of its namespace in the manifests.',
  why: 'The pod of a machine beyond the quota is not created, and the machine stays Pending. A pod needs more memory than its guest.',
  check: (object, world) => {
    const isProject = object.kind === 'Project';
    const need = needs(world)(isProject ? object.name : object.namespace);
    const at = isProject ? '/spec/parameters/resourceQuota/requests' : '/spec/hard';
    const dot = isProject ? '' : 'requests.';
    return need === undefined ? [] : [
      ...tooSmall(object, `${at}/${dot}cpu`, need.millicores, thousandths, `${need.millicores}m`),
      ...tooSmall(object, `${at}/${dot}memory`, need.memory, bytes, `${Math.ceil(need.memory / 2 ** 20)}Mi`),
      ...tooSmall(object, `${at}/count~1virtualmachines.${DVP_GROUP}`, need.machines, bytes, String(need.machines)),
    ];
  },
});

type Amount = (quantity: bigint) => number;
const bytes: Amount = quantity => Number(wholeBytes(quantity));
const thousandths: Amount = quantity => Number(quantity / (ONE / 1000n));

function tooSmall(object: ManifestObject, pointer: string, needed: number, amount: Amount, text: string): Violation[] {
  const limit = parseQuantity(object.value(pointer));
  return limit === undefined || amount(limit) >= needed ? [] : [{
    pointer,
    wrong: `the machines of the namespace in these manifests need ${text} if all of them run`,
    instead: { yaml: `at least ${text}, and more for a machine that moves`, code: "the machines in 'machines' of a MachineQuota" },
  }];
}

/** what the machines of a namespace need at least, `undefined` for a namespace without machines */
const needs = perWorld(world => {
  const machines = grouped([...world.all('VirtualMachine'), ...world.all('VirtualMachinePool')], ({ namespace }) => namespace ?? '');
  const sums = new Map([...machines].map(([namespace, all]) => [namespace, sumOf(all, world)] as const));
  return (namespace: string | undefined) => sums.get(namespace ?? '');
});

const sumOf = (machines: readonly ManifestObject[], world: World): Need => machines.map(machine => needOf(machine, world))
  .reduce((sum, need) => ({
    machines: sum.machines + need.machines, millicores: sum.millicores + need.millicores, memory: sum.memory + need.memory,
  }), { machines: 0, millicores: 0, memory: 0 });

function needOf(object: ManifestObject, world: World): Need {
  const isPool = object.kind === 'VirtualMachinePool';
  const spec = isPool ? '/spec/virtualMachineTemplate/spec' : '/spec';
  const count = isPool ? mostReplicas(object, world) : 1;
  const cores = valueAt(object.json, `${spec}/cpu/cores`);
  const memory = parseQuantity(valueAt(object.json, `${spec}/memory/size`));
  if (typeof cores !== 'number' || memory === undefined) {
    return { machines: count, millicores: 0, memory: 0 };
  }
  // without a share, the class decides: nothing is certain
  const percent = Number.parseInt(textAt(object.json, `${spec}/cpu/coreFraction`) ?? '');
  const cost = machineCost(cores, Number.isNaN(percent) ? 0 : percent, bytes(memory));
  return { machines: count, millicores: count * cost.millicores, memory: count * cost.memory };
}
