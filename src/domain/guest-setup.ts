import { UserData, userDataOf } from './user-data';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/**
 * The user data of a machine, inline or from a Secret of the manifests; `undefined` if it is not known.
 */
export function userDataFrom(machine: ManifestObject, world: World): UserData | undefined {
  const name = machine.text('/spec/provisioning/userDataRef/name');
  const source = name === undefined ? machine : world.find('', 'Secret', machine.namespace, name);
  return source && userDataOf(source, world);
}

const UPDATES = ['package_update', 'package_upgrade', 'apt_update', 'apt_upgrade'];

/** whether cloud-init installs or updates packages at the first start */
export const installsPackages = ({ parsed }: UserData): boolean => parsed.parts.some(({ config }) =>
  Array.isArray(config.packages) && config.packages.length > 0 || UPDATES.some(key => config[key] === true));

/** whether user data names a source of packages or a proxy, which may be anywhere */
export const namesPackageSource = ({ parsed, text }: UserData): boolean =>
  parsed.parts.some(({ config }) => Object.keys(config).some(key => /^(apt|apt_\w+|yum_repos|yum_repo_dir|zypper|apk_repos)$/.test(key)))
  || /\/etc\/(apt|yum|dnf|zypp|apk|environment)|proxy/i.test(text);
