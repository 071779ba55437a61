import { autoscalersOf, mostReplicas } from '../../domain/autoscaler';
import { machineCost } from '../../domain/launcher-cost';
import { effectiveClass } from '../../domain/storage-class';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt, itemsAt } from '../../manifest/manifest';
import { parseQuantity, wholeBytes } from '../../manifest/quantity';
import { coreFractionOf } from '../impact/machine-size';
import { machineOf } from '../kinds/virtual-machine-pool';
import { numberOf } from '../numbers';

/** sums over a set; sizes in bytes */
export interface Demand {
  readonly machines: number;
  readonly cores: number;
  readonly guaranteedCores: number;
  readonly memory: number;
  /** with what the pods of machines need beside their guests */
  readonly nodeMemory: number;
  /** by StorageClass; the empty string for disks that name none */
  readonly storage: ReadonlyMap<string, number>;
  /** a sentence for each object that could not be counted in full */
  readonly open: readonly string[];
}

const CLAIM = '/spec/persistentVolumeClaim';

interface Sums {
  machines: number;
  cores: number;
  guaranteedCores: number;
  memory: number;
  nodeMemory: number;
  readonly storage: Map<string, number>;
  /** of disks that name no StorageClass */
  readonly defaultClass: string;
  readonly open: string[];
}

/** the resources that the machines and disks of a set need if all of them run */
export function demandOf(world: World): Demand {
  const defaultClass = effectiveClass(world, 'virtualDisks', undefined) ?? '';
  const sums: Sums = { machines: 0, cores: 0, guaranteedCores: 0, memory: 0, nodeMemory: 0, storage: new Map(), open: [], defaultClass };
  world.all('VirtualMachine').forEach(machine => addMachine(sums, machine, world, machine.label, 1));
  world.all('VirtualDisk').forEach(({ json, label }) => addDisk(sums, json, label, 1));
  world.all('VirtualMachinePool').forEach(pool => addPool(sums, pool, world));
  return sums;
}

function addMachine(sums: Sums, machine: ManifestObject, world: World, label: string, times: number): void {
  const cores = Math.max(0, numberOf(valueAt(machine.json, '/spec/cpu/cores')));
  const memory = sizeOf(valueAt(machine.json, '/spec/memory/size'));
  const unreadable = [...cores === 0 ? ['cores'] : [], ...memory === undefined ? ['memory'] : []];
  if (unreadable.length > 0) {
    sums.open.push(`${label} counts without its ${unreadable.join(' and ')}: not a valid number`);
  }
  const fraction = coreFractionOf(machine, world);
  const percent = fraction === undefined ? undefined : Number(/^(\d+)%$/.exec(fraction)?.[1] ?? NaN);
  if (cores > 0 && (percent === undefined || Number.isNaN(percent))) {
    sums.open.push(`${label} counts with whole cores: its core fraction is ${fraction === 'Auto' ? 'chosen while it runs' : 'set by its class'}`);
  }
  sums.machines += times;
  sums.cores += times * cores;
  sums.guaranteedCores += times * cores * (Number.isNaN(percent ?? NaN) ? 100 : percent!) / 100;
  const bytes = Number(wholeBytes(memory ?? 0n));
  sums.memory += times * bytes;
  sums.nodeMemory += times * (memory === undefined ? 0 : machineCost(cores, 0, bytes).memory);
}

/** the size in a field, `undefined` if it is not a number or below zero */
function sizeOf(value: unknown): ReturnType<typeof parseQuantity> {
  const size = parseQuantity(value);
  return size !== undefined && size < 0n ? undefined : size;
}

function addDisk(sums: Sums, json: unknown, label: string, times: number): void {
  const asked = valueAt(json, `${CLAIM}/size`);
  const size = sizeOf(asked);
  const storageClass = textAt(json, `${CLAIM}/storageClassName`) ?? sums.defaultClass;
  if (size === undefined) {
    sums.open.push(`${label} does not count: ${asked === undefined ? 'its size is that of its source' : 'its size is not a valid number'}`);
    return;
  }
  sums.storage.set(storageClass, (sums.storage.get(storageClass) ?? 0) + times * Number(wholeBytes(size)));
}

function addPool(sums: Sums, pool: ManifestObject, world: World): void {
  const { json, label } = pool;
  const replicas = valueAt(json, '/spec/replicas');
  const times = mostReplicas(pool, world);
  if (replicas === undefined && autoscalersOf(pool, world).length === 0) {
    sums.open.push(`${label} does not count: its number of machines is not known`);
  }
  addMachine(sums, machineOf(pool), world, label, times);
  for (const template of itemsAt<{ name?: unknown }>(json, '/spec/virtualDiskTemplates')) {
    const name = typeof template.name === 'string' ? template.name : '(no name)';
    addDisk(sums, template, `disk ${name} of ${label}`, times);
  }
}
