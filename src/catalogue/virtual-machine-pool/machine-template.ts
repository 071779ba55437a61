import { poolOf, poolOn } from './objects'; import {
  cloudImageIsSetUp, fractionIsSet, gpuClassesExist,
  neededClassesExist, noForeignKeys, noLegacyMachines, provisioningFitsType, templateIsMachine, templateWarnings,
} from '../../rules/virtual-machine-pool/machine-template';
import { RuleExample } from '../entry';
import { vmClass } from '../virtual-machine-class/objects';

const root = { kind: 'VirtualDisk', name: 'root' };
const tools = { kind: 'VirtualImage', name: 'tools' };
const provisioned = (type: string) => [poolOf({ provisioning: { type, userDataRef: { kind: 'Secret', name: 'setup' } } })];
const download = (release: string) =>
  [poolOn({ spec: { dataSource: { type: 'HTTP', http: { url: `https://example.com/noble/${release}/noble.qcow2` } } } })];

const rootFrom = (file: string) => [poolOn({ spec: { dataSource: { type: 'HTTP', http: { url: `https://images.example.com/${file}` } } } })];

// only one policy lists core fractions
const policies = [{ cores: { min: 1, max: 4 }, coreFractions: ['50%', '100%'] }, { cores: { min: 5, max: 8 } }];
const ofClass = (cores: number) => [poolOf({ virtualMachineClassName: 'web', cpu: { cores } }), vmClass({ sizingPolicies: policies })];

export const MACHINE_TEMPLATE_EXAMPLES: readonly RuleExample[] = [
  { rule: noLegacyMachines, breaks: () => [poolOf({ osType: 'Legacy' })], keeps: () => [poolOf({ osType: 'Windows' })] },
  { rule: provisioningFitsType, breaks: () => provisioned('SysprepRef'), keeps: () => provisioned('UserDataRef') },
  { rule: fractionIsSet, breaks: () => ofClass(2), keeps: () => ofClass(5) },
  {
    rule: templateIsMachine,
    breaks: () => [poolOf({ blockDeviceRefs: [root, tools, tools] })],
    keeps: () => [poolOf({ blockDeviceRefs: [root, tools, { ...tools, kind: 'ClusterVirtualImage' }] })],
  },
  {
    rule: noForeignKeys,
    breaks: () => [poolOf({}, {}, { labels: { 'vm.kubevirt.io/os': 'linux' } })],
    keeps: () => [poolOf({}, {}, { labels: { 'example.com/os': 'linux' } })],
  },
  {
    rule: gpuClassesExist,
    facts: () => ({ gpuClasses: ['a100'] }),
    breaks: () => [poolOf({ gpus: [{ gpuClassName: 'a10' }] })],
    keeps: () => [poolOf({ gpus: [{ gpuClassName: 'a100' }] })],
  },
  {
    rule: neededClassesExist,
    facts: () => ({ storageClasses: [{ name: 'fast' }] }),
    breaks: () => [poolOn({ spec: { persistentVolumeClaim: { size: '10Gi', storageClassName: 'fastest' } } })],
    keeps: () => [poolOn({ spec: { persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } } })],
  },
  { rule: templateWarnings, breaks: () => download('current'), keeps: () => download('2026-08-01') },
  {
    rule: cloudImageIsSetUp,
    breaks: () => rootFrom('noble-server-cloudimg-amd64.img'),
    keeps: () => rootFrom('noble-with-users-amd64.img'),
  },
];
