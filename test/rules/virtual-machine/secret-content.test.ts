import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VM-98', `Secret shop/web-setup /data/networkData (VM-98)
  DVP gives the guest no network settings, so cloud-init never reads this
  instead: 'write_files' with a file for the network service of the guest, for example /etc/netplan/60-office.yaml, and a command in 'runcmd' that applies it`],
  ['VM-100', `Secret shop/web-setup /data/userData (VM-100)
  the Secret has 'userdata', too, and the guest gets only that
  instead: all user data under one key`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-98', "'addInterface' of a CloudInit with a 'networkStyle', which writes the file for the network service of the guest"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const secret = (fields: object, type = 'Opaque'): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web', namespace: 'shop' }, type, ...fields });

const CLOUD_INIT = 'provisioning.virtualization.deckhouse.io/cloud-init';

test.each<[string, string, string[]]>([
  ['networkData', CLOUD_INIT, ['VM-98']],
  ['networkdata', CLOUD_INIT, ['VM-98']],
  ['network-config', CLOUD_INIT, ['VM-98']],
  ['meta-data', CLOUD_INIT, ['VM-98']],
  ['vendorData', CLOUD_INIT, ['VM-98']],
  ['metadata', 'Opaque', []],
  ['network-policy.yaml', CLOUD_INIT, []],
])('beside user data, the key %s in a Secret of type %s', (key, type, found) =>
  expect(ids(check([secret({ stringData: { userData: '#!/bin/sh\n', [key]: '' } }, type)]))).toEqual(found));

test.each<[object, string[]]>([
  [{ stringData: { userdata: '#!', userData: '#!' } }, ['/stringData/userData']],
  [{ data: { userdata: 'IyE=' }, stringData: { userData: '#!' } }, ['/stringData/userData']],
  [{ data: { userData: 'IyE=' }, stringData: { userData: '#!' } }, []],
])('user data under both keys: %j', (fields, places) => {
  expect(check([secret(fields, CLOUD_INIT)]).map(({ pointer }) => pointer)).toEqual(places);
  expect(check([secret(fields)])).toEqual([]);
});

test('the guest gets, and the checks read, the lower-case key', () =>
  expect(ids(check([secret({ stringData: { userdata: 'hostname: web', userData: '#!' } }, CLOUD_INIT)]))).toEqual(['VM-100', 'VM-46']));
