import { closest } from '../../src/manifest/schema-hints';

test.each<[string, string[], string]>([
  ['node', ['name', 'nodeName'], "'nodeName'"],
  ['memory', ['cpu', 'memorySize'], "'memorySize'"],
  ['class', ['disks', 'vmClass', 'vmClassName'], "'vmClass'"],
  ['Machine', ['VirtualDisk', 'VirtualMachine', 'VirtualMachineClass'], "'VirtualMachine'"],
  ['NODE', ['name', 'nodeName'], "'nodeName'"],
  // of two names none is meant more than the other
  ['core', ['coreStep', 'coreFractions'], 'one of coreStep, coreFractions'],
  ['cores', ['coreStep', 'minCores', 'maxCores'], 'one of coreStep, minCores, maxCores'],
  // one letter off is a slip of the finger, even if another name is longer
  ['nam', ['name', 'namespace'], "'name'"],
  ['disk', ['diskSize', 'disks'], "'disks'"],
  ['nmae', ['name', 'nodeName'], "'name'"],
  // short words are inside of many names
  ['in', ['disk', 'retainingPolicy'], 'one of disk, retainingPolicy'],
  ['cpu', ['mtu', 'vcpus'], "'mtu'"],
  ['colour', ['name', 'size'], 'one of name, size'],
  ['x', [], 'leave it out'],
])('%j of %j is %s', (word, allowed, expected) => expect(closest(word, allowed)).toBe(expected));
