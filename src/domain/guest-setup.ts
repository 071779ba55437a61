import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/**
 * The user data of a machine as text, inline or from a Secret of the manifests; `undefined` if it is not known.
 */
export function userDataText(machine: ManifestObject, world: World): string | undefined {
  const inline = machine.text('/spec/provisioning/userData');
  const name = machine.text('/spec/provisioning/userDataRef/name');
  const secret = name === undefined ? undefined : world.find('', 'Secret', machine.namespace, name);
  return inline ?? (secret && textOfSecret(secret));
}

function textOfSecret(secret: ManifestObject): string | undefined {
  for (const key of ['userData', 'userdata']) {
    const text = secret.text(`/stringData/${key}`);
    const encoded = secret.text(`/data/${key}`);
    if (text !== undefined || encoded !== undefined) {
      return text ?? Buffer.from(encoded!, 'base64').toString();
    }
  }
  return undefined;
}

const isCloudConfig = (text: string): boolean => /^\s*#cloud-config\s/.test(text);

const PACKAGES = [
  /^packages[ \t]*:[ \t]*\[[ \t]*[^\s\]]/m,
  /^packages[ \t]*:[ \t]*(#.*)?\r?\n([ \t]*(#.*)?\r?\n)*[ \t]*-[ \t]/m,
  /^(package_update|package_upgrade|apt_update|apt_upgrade)[ \t]*:[ \t]*(true|yes|on)\b/mi,
];

/** whether cloud-init installs or updates packages at the first start */
export const installsPackages = (text: string): boolean => isCloudConfig(text) && PACKAGES.some(form => form.test(text));

/** whether user data names a source of packages or a proxy, which may be anywhere */
export const namesPackageSource = (text: string): boolean =>
  /^(apt|apt_\w+|yum_repos|yum_repo_dir|zypper|apk_repos)[ \t]*:/m.test(text) || /\/etc\/(apt|yum|dnf|zypp|apk|environment)|proxy/i.test(text);
