import type { Size } from 'cdk8s';
import type { Capacity } from '../../plan/capacity';
import { Session, addCommand, deliver, factsOf, formatOption, outputOption, profileOption, strictOption } from '../command';

const loadCapacity = () => require('../../plan/capacity') as typeof import('../../plan/capacity');
const loadWorld = () => require('../read-world') as typeof import('../read-world');

interface Options {
  readonly profile?: string;
  readonly format?: string;
  readonly output?: string;
  readonly strict?: true;
}

const FORMATS = new Map<string, (capacity: Capacity) => string>([['text', asText], ['json', asJson]]);

export function addCapacity(session: Session): void {
  addCommand(session, 'capacity', '[options] <path...>', 'Prints the cores, memory and storage that the machines need if all of them run. A pool counts with its largest size.')
    .argument('[path...]')
    .addOption(profileOption())
    .addOption(strictOption())
    .addOption(formatOption(FORMATS.keys()))
    .addOption(outputOption(FORMATS.keys()))
    .addHelpText('after', `
The memory that a node needs for a machine in addition to that of the guest is not included.

Example:
  cdk8s-dvp capacity dist --profile cluster.json`)
    .action((paths: string[], { profile, format = 'text', output, strict }: Options) => {
      const world = loadWorld().readWorld(session, 'capacity', paths, strict, factsOf(profile));
      const capacity = loadCapacity().Capacity._ofWorld(world);
      deliver(session, FORMATS.get(format)!(capacity), output);
    });
}

function asText({ machines, cores, guaranteedCores, oversubscriptionRatio, memory, storage, notes }: Capacity): string {
  return [
    `machines: ${machines}`,
    `cores: ${cores}, of which ${guaranteedCores} are guaranteed (1 to ${oversubscriptionRatio})`,
    `memory: ${inUnits(memory)}`,
    storage.length === 0 ? 'storage: 0' : 'storage:',
    ...storage.map(({ storageClassName = '(default StorageClass)', size }) => `  ${storageClassName}: ${inUnits(size)}`),
    ...notes.length === 0 ? [] : ['', ...notes.map(note => `note: ${note}`)],
  ].join('\n');
}

function asJson({ machines, cores, guaranteedCores, oversubscriptionRatio, memory, storage, notes }: Capacity): string {
  return JSON.stringify({
    machines,
    cores,
    guaranteedCores,
    oversubscriptionRatio,
    memory: inUnits(memory),
    storage: storage.map(({ storageClassName, size }) => ({ storageClassName, size: inUnits(size) })),
    notes,
  }, undefined, 2);
}

/** in Gi where that is a whole number, else in Mi */
function inUnits(size: Size): string {
  const mebibytes = size.toMebibytes();
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
