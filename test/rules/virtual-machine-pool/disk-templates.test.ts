import * as fc from 'fast-check';
import { places } from './places';
import { pool, poolOf, poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VMP-07', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/1/name (VMP-07)
  the disk template at position 0 has this name already
  got: "root"
  instead: another name`],
  ['VMP-08', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/blockDeviceRefs/1/name (VMP-08)
  the pool has no disk template of this name, and its machines cannot share a disk
  got: "data"
  instead: root, or a disk template of this name`],
  ['VMP-19', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/ttl (VMP-19)
  without 'ttl' every free disk is kept, not only the 1 of 'keep'
  got: nothing
  instead: 'ttl', for example 30m, or no 'keep'`],
  ['VMP-20', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/ttl (VMP-20)
  this is not a duration
  got: "30d"
  instead: hours, minutes and seconds, for example 30m, 1h30m or 720h; there is no unit for days`],
  ['VMP-21', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size (VMP-21)
  a blank disk needs a size (VD-03)
  got: nothing
  instead: set 'size', for example 10Gi, or set 'dataSource'`],
  ['VMP-37', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/storageClassName (VMP-37)
  StorageClass local belongs to local-path-provisioner, which DVP no longer supports (VD-12)
  got: "local"
  instead: fast`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VMP-19', "'ttl', for example Duration.minutes(30), or no 'keep'"],
  ['VMP-21', "set 'size', for example Size.gibibytes(10), or set 'source'"],
])('%s advises in code', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const reclaimed = (reclaim: object) => poolOn({ reclaim });

test.each<[string, Manifest, string]>([
  ['a template without a machine', pool({ virtualMachineTemplate: {} }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec (VMP-08)
  a pool needs the spec of its machines
  got: nothing
  instead: 'spec' of the template`],
  ['a disk that no machine has', poolOf({ blockDeviceRefs: [{ kind: 'VirtualImage', name: 'root' }] }),
    `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/name (VMP-08)
  no block device of the machine uses this disk template
  got: "root"
  instead: a VirtualDisk of this name in 'blockDeviceRefs', or no such template`],
  ['a disk that is deleted and kept', reclaimed({ keep: 2, ttl: '30m' }), `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/keep (VMP-19)
  a disk that is deleted with its machine must not have 'keep'
  got: 2
  instead: the value Retain of 'onScaleDown', or no 'keep'

VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/ttl (VMP-19)
  a disk that is deleted with its machine must not have 'ttl'
  got: "30m"
  instead: the value Retain of 'onScaleDown', or no 'ttl'`],
  ['a disk from two places', poolOn({ spec: { dataSource: { type: 'HTTP', http: { url: 'https://example.com/a' }, upload: {} } } }),
    `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/dataSource/upload (VMP-21)
  a data source of type HTTP must not have 'upload' (DS-02)
  instead: remove 'upload', or write type: Upload`],
  ['a kept disk without a buffer', reclaimed({ onScaleDown: 'Retain', ttl: '1h30m' }), ''],
  ['a kept disk without an end', reclaimed({ onScaleDown: 'Retain', keep: 0 }), ''],
  ['a reclaim by default', reclaimed({}), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

const SIZE = '/spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size';

test.each<[string, Manifest, string[]]>([
  ['three templates of one name', pool({ virtualDiskTemplates: ['root', 'root', 'root'].map(name => ({ name, spec: { dataSource: { type: 'Upload' } } })) }),
    ['VMP-07 /spec/virtualDiskTemplates/1/name', 'VMP-07 /spec/virtualDiskTemplates/2/name']],
  ['a size of zero', poolOn({ spec: { persistentVolumeClaim: { size: 0 } } }), [`VMP-21 ${SIZE}`]],
  ['a size below zero', poolOn({ spec: { persistentVolumeClaim: { size: '-1Gi' } } }), [`VMP-21 ${SIZE}`]],
  ['a source without a type', poolOn({ spec: { dataSource: { http: { url: 'https://example.com/a' } } } }), ['VMP-21 /spec/virtualDiskTemplates/0/spec/dataSource/type']],
])('%s has these findings', (_, manifest, expected) => expect(places(manifest)).toEqual(expected));

test('each time to live that Go can write passes', () => {
  const part = (unit: string) => fc.integer({ min: 0, max: 999 }).map(number => `${number}${unit}`);
  const duration = fc.tuple(part('h'), part('m'), part('.5s')).map(parts => parts.join(''));
  fc.assert(fc.property(duration, ttl => expect(check([reclaimed({ onScaleDown: 'Retain', ttl })])).toEqual([])));
});

test.each(['', '30', '1d', '30 m', 'h', '1h30', 'P1D', 'forever'])('a time to live of %j does not', ttl =>
  expect(ids(check([reclaimed({ onScaleDown: 'Retain', ttl })]))).toEqual(['VMP-20']));

test('templates and devices are one to one, or a finding says so', () => {
  const names = fc.uniqueArray(fc.constantFrom('root', 'data', 'logs', 'cache'), { minLength: 1 });
  fc.assert(fc.property(names, names, (templates, devices) => {
    const manifest = poolOf({ blockDeviceRefs: devices.map(name => ({ kind: 'VirtualDisk', name })) },
      { virtualDiskTemplates: templates.map(name => ({ name, spec: { dataSource: { type: 'Upload' } } })) });
    const same = templates.length === devices.length && templates.every(name => devices.includes(name));
    expect(ids(check([manifest]))).toEqual(same ? [] : ['VMP-08']);
  }));
});
