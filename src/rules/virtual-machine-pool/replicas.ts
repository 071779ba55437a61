import { TEMPLATE_SPEC } from './replica';
import { autoscalersOf, mostReplicas, scaleCommand, startCommand } from '../../domain/autoscaler';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller/vmpool';

/** the number of machines of a pool */
export const replicas = new Topic({ severity: 'warning', kinds: dvp('VirtualMachinePool'), source: `${CONTROLLER}/internal/handler/sync.go` });

export const nothingShared = replicas.rule({
  id: 'VMP-18',
  severity: 'error',
  says: 'The template of a pool with several machines does not name what only one machine can have: addresses and USB devices.',
  why: 'One machine gets it, and the others wait for it or are rejected.',
  check: (object, world) => {
    const fields = singleUseFields(object);
    const most = fields.length === 0 ? 0 : mostReplicas(object, world);
    return most < 2 ? undefined : fields.map(({ pointer, what, instead }) => ({
      pointer,
      wrong: `only one machine can have ${what}, and this pool has up to ${most}`,
      instead: `${instead}; or a pool of one machine`,
    }));
  },
});

interface SingleUse {
  readonly pointer: string;
  readonly what: string;
  readonly instead: string;
}

/** the fields of a template with what only one machine can have */
function singleUseFields(pool: ManifestObject): readonly SingleUse[] {
  const fields: readonly SingleUse[] = [
    { pointer: `${TEMPLATE_SPEC}/virtualMachineIPAddressName`, what: 'an address', instead: 'no name here, and each machine gets its own address' },
    ...pool.list(`${TEMPLATE_SPEC}/networks`).flatMap((_, i) => {
      const network = `${TEMPLATE_SPEC}/networks/${i}`;
      return [
        { pointer: `${network}/virtualMachineMACAddressName`, what: 'a MAC address', instead: 'no name here, and each machine gets its own MAC address' },
        { pointer: `${network}/ipAddressName`, what: 'an address', instead: 'no name here, and each machine gets its own address' },
      ];
    }),
    ...pool.list(`${TEMPLATE_SPEC}/usbDevices`).map((_, i) =>
      ({ pointer: `${TEMPLATE_SPEC}/usbDevices/${i}/name`, what: 'a USB device', instead: 'single machines' })),
  ];
  return fields.filter(({ pointer }) => (pool.value(pointer) ?? '') !== '');
}

const EXPLICIT = 'Explicit';

export const autoscalerCanShrink = replicas.rule({
  id: 'VMP-26',
  says: `A pool with an autoscaler does not have the scale down policy ${EXPLICIT}.`,
  why: 'Machines of such a pool are removed by name only, which no autoscaler does. It adds machines, and each of its attempts to remove some is rejected.',
  source: `${CONTROLLER}/vmpool_scale_webhook.go`,
  check: (object, world) => object.text('/spec/scaleDownPolicy') !== EXPLICIT ? undefined : autoscalersOf(object, world).map(({ label }) => ({
    pointer: '/spec/scaleDownPolicy',
    wrong: `${label} can add machines to this pool, but cannot remove any`,
    instead: {
      yaml: 'NewestFirst or OldestFirst; or no autoscaler',
      code: 'ScaleDownPolicy.NEWEST_FIRST or ScaleDownPolicy.OLDEST_FIRST; or no autoscaler',
    },
  })),
});

export const autoscalerDecidesAlone = replicas.rule({
  id: 'VMP-27',
  says: "The manifest of a pool with an autoscaler does not set 'replicas'.",
  why: 'Each apply sets the pool back to that number, and deletes machines that the autoscaler added, while they work.',
  check: (object, world) => {
    // the policy Explicit removes machines by name only, so the number removes none
    if (object.value('/spec/replicas') === undefined || object.text('/spec/scaleDownPolicy') === EXPLICIT) {
      return undefined;
    }
    const autoscalers = autoscalersOf(object, world);
    return autoscalers.map(({ label }) => ({
      pointer: '/spec/replicas',
      wrong: `${label} sets the number of machines, and each apply sets it back to this one`,
      // a field that was applied once and is missing then counts as 0
      instead: `no 'replicas' in a new pool, and once, after the first apply: ${scaleCommand(object, autoscalers)}; `
        + 'if this number was applied before, first make the tool forget it, or all machines are deleted',
    }));
  },
});

export const oneAutoscaler = replicas.rule({
  id: 'VMP-30',
  says: 'A pool has at most one autoscaler.',
  why: 'Each of them sets the number of machines by itself: they add and delete machines in turn, without end.',
  source: 'crds/virtualmachinepools.yaml',
  check: (object, world) => {
    const labels = autoscalersOf(object, world).map(({ label }) => label);
    return labels.length < 2 ? undefined : {
      pointer: '',
      wrong: `${labels.join(' and ')} set the number of machines of this pool, each by itself`,
      got: NOT_SHOWN,
      instead: 'one autoscaler with the metrics of all: it takes the highest number that a metric asks for',
    };
  },
});

export const autoscalerIsStarted = replicas.rule({
  id: 'VMP-33',
  says: "A pool with an autoscaler and without 'replicas' gets its first number of machines by hand, once.",
  why: 'A pool without a number has no machine. The API server returns no scale for it, so an autoscaler does not start any.',
  check: (object, world) => {
    const command = startCommand(object, world);
    const [first, ...others] = autoscalersOf(object, world);
    // VMP-30 reports several autoscalers, of which one is left
    return command === undefined || others.length > 0 ? undefined : {
      pointer: '/spec/replicas',
      wrong: `the pool has no machine until it is scaled once: ${first.label} does not start it`,
      got: NOT_SHOWN,
      instead: `once, after the first apply: ${command}; then acknowledge this warning`,
    };
  },
});
