import type { CloudConfig } from './cloud-config';
import { distance } from '../manifest/schema-hints';

/** the top-level keys in the schema of cloud-init 26.2, config/schemas/schema-cloud-config-v1.json */
const KEYS = `
  allow_public_ssh_keys ansible apk_repos apt apt_pipelining apt_reboot_if_required apt_update apt_upgrade authkey_hash autoinstall bootcmd
  byobu_by_default ca-certs ca_certs chef chpasswd cloud_config_modules cloud_final_modules cloud_init_modules create_hostname_file
  device_aliases disable_ec2_metadata disable_root disable_root_opts disk_setup drivers fan final_message fqdn fs_setup groups growpart
  grub-dpkg grub_dpkg hostname keyboard landscape launch-index locale locale_configfile lxd manage_etc_hosts manage_resolv_conf mcollective
  merge_how merge_type migrate mount_default_fields mounts no_ssh_fingerprints ntp output package_reboot_if_required package_update
  package_upgrade packages password phone_home power_state prefer_fqdn_over_hostname preserve_hostname puppet random_seed reporting
  resize_rootfs resolv_conf rh_subscription rpi rsyslog runcmd salt_minion snap spacewalk ssh ssh_authorized_keys ssh_deletekeys
  ssh_fp_console_blacklist ssh_genkeytypes ssh_import_id ssh_key_console_blacklist ssh_keys ssh_publish_hostkeys ssh_pwauth ssh_quiet_keygen
  swap system_info timezone ubuntu_advantage ubuntu_pro updates user users vendor_data version wireguard write_files yum_repo_dir yum_repos
  zypper
`;

/** keys of the base configuration and of older releases, which images still read */
const OTHER_KEYS = `
  add_apt_repo_match apt_custom_sources_list apt_ftp_proxy apt_http_proxy apt_https_proxy apt_mirror apt_mirror_search apt_mirror_search_dns
  apt_preserve_sources_list apt_proxy apt_sources cloud_type datasource datasource_list datasource_pkg_list debconf_selections debug
  def_log_file disable_network_activation disabled_handlers emit_upstart foundation init_switch log_cfgs logcfg manual_cache_clean merge
  package_mirrors rightscale_userdata snappy syslog_fix_perms unverified_modules vendor_data2 warnings
`;

const words = (text: string): string[] => text.trim().split(/\s+/);

const TOP: ReadonlySet<string> = new Set(words(KEYS + OTHER_KEYS));

const USER = words(`
  create_groups doas expiredate gecos groups hashed_passwd homedir inactive lock_passwd name no_create_home no_log_init no_user_group passwd
  plain_text_passwd primary_group selinux_user shell snapuser ssh_authorized_keys ssh_import_id ssh_redirect_user sudo system uid
`);

/** the keys within some sections, whose values are mappings or lists of them */
const INNER: Readonly<Record<string, ReadonlySet<string>>> = {
  // cloud-init reads dashes as underscores in the settings of a user
  users: new Set([...USER, ...USER.map(key => key.replace(/_/g, '-'))]),
  write_files: new Set(words('append content defer encoding owner path permissions source')),
  chpasswd: new Set(words('expire list users')),
  fs_setup: new Set(words('cmd device extra_opts filesystem label overwrite partition replace_fs')),
  growpart: new Set(words('devices ignore_growroot_disabled mode')),
  ntp: new Set(words('allow config enabled ntp_client peers pools servers')),
  phone_home: new Set(words('post tries url')),
  power_state: new Set(words('condition delay message mode timeout')),
  swap: new Set(words('filename maxsize size')),
};

/** keys of files for network settings, which cloud-init takes from the platform and never from user data */
const NETWORK_KEYS = new Set(['network', 'networkconfig', 'networkdata', 'netplan', 'ethernets']);

const ALL: ReadonlySet<string> = new Set([...TOP, ...Object.values(INNER).flatMap(keys => [...keys])]);

/** whether a key has a meaning for cloud-init anywhere, so that it is not a text of the author */
export const isKnownKey = (key: string): boolean => ALL.has(key);

const bare = (key: string): string => key.toLowerCase().replace(/[-_.\s]/g, '');

/** whether a key of user data would hold network settings */
export const isNetworkKey = (key: string): boolean => !TOP.has(key) && NETWORK_KEYS.has(bare(key));

/** a key that cloud-init does not know, and the one that it is nearly */
export interface Slip {
  /** for example `users[0].ssh_authorized_key` */
  readonly path: string;
  readonly meant: string;
}

/** the misspelt keys of a cloud-config: at its top, and in the sections above */
export function misspeltKeys(config: CloudConfig): Slip[] {
  const slips: Slip[] = [];
  addSlips(slips, config, TOP, '');
  for (const section of SECTIONS) {
    const value = config[section];
    if (value !== null && typeof value === 'object') {
      addSlipsInSection(slips, section, value as CloudConfig);
    }
  }
  return slips;
}

const SECTIONS = Object.keys(INNER);

// the users may be a mapping, too, by their names
function addSlipsInSection(slips: Slip[], section: string, value: CloudConfig): void {
  const isList = Array.isArray(value);
  if (!isList && section !== 'users') {
    addSlips(slips, value, INNER[section], section);
    return;
  }
  for (const key of Object.keys(value)) {
    const mapping = value[key];
    if (mapping !== null && typeof mapping === 'object' && !Array.isArray(mapping)) {
      addSlips(slips, mapping as CloudConfig, INNER[section], section, isList ? `[${key}]` : `.${key}`);
    }
  }
}

// a path is put together only for a slip
function addSlips(slips: Slip[], mapping: CloudConfig, keys: ReadonlySet<string>, section: string, item = ''): void {
  for (const key of Object.keys(mapping)) {
    const meant = keys.has(key) ? undefined : meantKey(key, keys);
    if (meant !== undefined && !(meant in mapping)) {
      slips.push({ path: section === '' ? key : `${section}${item}.${key}`, meant });
    }
  }
}

/** the key that is meant by one that cloud-init does not know, if it is nearly the same word */
export function meantKey(key: string, keys = TOP): string | undefined {
  // keys such as these hold anchors for the rest of the file
  if (keys.has(key) || isNetworkKey(key) || /^([_.]|x-)/i.test(key)) {
    return undefined;
  }
  const [best] = [...keys].map(known => ({ known, changes: distance(bare(key), bare(known)) })).sort((a, b) => a.changes - b.changes);
  // one letter in four, two at most
  return best.changes <= Math.min(2, Math.floor(bare(key).length / 4)) ? best.known : undefined;
}
