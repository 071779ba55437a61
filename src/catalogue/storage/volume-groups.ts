import { volumeGroup, volumeGroupSet } from './objects';
import { Manifest } from '../../manifest/manifest';
import {
  fileIsLargeEnough, filesAreInTheirDirectory, filesHaveNames, hasDevices, hasNode, namesAreLegal, oneObjectForEach, selectsSomeDevices, thinPoolsFit,
} from '../../rules/storage/volume-groups';
import { RuleExample } from '../entry';

const DIRECTORY = '/opt/deckhouse/sds/file-devices';
const files = (...sizes: string[]) => ({ fileDevices: sizes.map((size, i) => ({ name: `file-${i}`, directory: DIRECTORY, size })) });
const pools = (...sizes: string[]) => ({ thinPools: sizes.map((size, i) => ({ name: `thin-${i}`, size })) });
const inDirectory = (directory: string) => volumeGroup({ fileDevices: [{ name: 'a', directory, size: '10Gi' }] });
const configurator = (fileDevicesDirectory: string): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ModuleConfig',
  metadata: { name: 'sds-node-configurator' },
  spec: { enabled: true, version: 1, settings: { fileDevicesDirectory } },
});

export const VOLUME_GROUP_EXAMPLES: readonly RuleExample[] = [
  {
    rule: hasDevices,
    breaks: () => [volumeGroup({ blockDeviceSelector: undefined }), volumeGroupSet({ blockDeviceSelector: undefined, fileDevices: [] })],
    keeps: () => [volumeGroup({ blockDeviceSelector: undefined, ...files('10Gi') }), volumeGroupSet()],
  },
  {
    rule: hasNode,
    breaks: () => [volumeGroup({ local: undefined })],
    keeps: () => [volumeGroup()],
  },
  {
    rule: selectsSomeDevices,
    breaks: () => [volumeGroup({ blockDeviceSelector: {} }), volumeGroupSet({ blockDeviceSelector: { matchLabels: {}, matchExpressions: [] } })],
    keeps: () => [volumeGroup({ blockDeviceSelector: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } })],
  },
  {
    rule: fileIsLargeEnough,
    breaks: () => [volumeGroup(files('1Gi', '1023Mi'))],
    keeps: () => [volumeGroup(files('1Gi', '1024Mi'))],
  },
  {
    rule: filesHaveNames,
    breaks: () => [volumeGroup({ fileDevices: [...files('1Gi').fileDevices, ...files('2Gi').fileDevices] })],
    keeps: () => [volumeGroup(files('1Gi', '2Gi'))],
  },
  {
    rule: filesAreInTheirDirectory,
    breaks: () => [inDirectory(DIRECTORY), configurator('/mnt/files')],
    keeps: () => [inDirectory('/mnt/files/fast'), configurator('/mnt/files')],
  },
  {
    rule: thinPoolsFit,
    breaks: () => [volumeGroup(pools('60%', '41%'))],
    keeps: () => [volumeGroup(pools('60%', '40%'))],
  },
  {
    rule: namesAreLegal,
    breaks: () => [volumeGroup({ actualVGNameOnTheNode: 'my data' })],
    keeps: () => [volumeGroup({ actualVGNameOnTheNode: 'my.data' })],
  },
  {
    rule: oneObjectForEach,
    breaks: () => [volumeGroup({}, 'a'), volumeGroup({}, 'b')],
    keeps: () => [volumeGroup({}, 'a'), volumeGroup({ local: { nodeName: 'worker-2' } }, 'b')],
  },
];
