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

const KNOWN: ReadonlySet<string> = new Set(`${KEYS}${OTHER_KEYS}`.trim().split(/\s+/));

/** keys of files for network settings, which cloud-init takes from the platform and never from user data */
const NETWORK_KEYS = new Set(['network', 'networkconfig', 'networkdata', 'netplan', 'ethernets']);

const bare = (key: string): string => key.toLowerCase().replace(/[-_.\s]/g, '');

/** whether a key of user data would hold network settings */
export const isNetworkKey = (key: string): boolean => NETWORK_KEYS.has(bare(key));

/** the key that is meant by one that cloud-init does not know, if it is nearly the same word */
export function meantKey(key: string): string | undefined {
  // keys such as these hold anchors for the rest of the file
  if (KNOWN.has(key) || isNetworkKey(key) || /^([_.]|x-)/i.test(key)) {
    return undefined;
  }
  const [best] = [...KNOWN].map(known => ({ known, changes: distance(bare(key), bare(known)) })).sort((a, b) => a.changes - b.changes);
  // one letter in four, two at most
  return best.changes <= Math.min(2, Math.floor(bare(key).length / 4)) ? best.known : undefined;
}
