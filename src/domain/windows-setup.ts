import type { CloudConfig } from './cloud-config';

// cloudbase-init knows hosts, users, groups, files, time and commands; these are settings of distributions of Linux
const LINUX = new Set([
  'apt', 'apt_sources', 'package_update', 'package_upgrade', 'package_reboot_if_required', 'packages', 'yum_repos', 'zypper', 'apk_repos', 'snap', 'bootcmd', 'mounts',
  'swap', 'disk_setup', 'fs_setup', 'growpart', 'resize_rootfs', 'ssh_pwauth', 'ssh_authorized_keys', 'ssh_import_id', 'ssh_keys', 'disable_root', 'chpasswd', 'locale',
]);
const LINUX_USER = ['sudo', 'doas', 'shell', 'lock_passwd', 'ssh_import_id', 'ssh_authorized_keys', 'system', 'homedir'];

/** the settings of a cloud-config that only Linux has */
export function linuxSettings(config: CloudConfig): string[] {
  const users = itemsOf(config.users).filter(user => user === 'default' || LINUX_USER.some(key => isMapping(user) && key in user));
  const files = itemsOf(config.write_files).filter(file => isMapping(file) && typeof file.path === 'string' && file.path.startsWith('/'));
  return [
    ...Object.keys(config).filter(key => LINUX.has(key)),
    ...users.length > 0 ? ['users'] : [],
    ...files.length > 0 ? ['write_files'] : [],
  ];
}

const itemsOf = (json: unknown): readonly unknown[] => Array.isArray(json) ? json : [];

const isMapping = (json: unknown): json is Readonly<Record<string, unknown>> => json !== null && typeof json === 'object';
