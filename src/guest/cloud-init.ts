import { cloudConfig, plainCopy } from './cloud-config';
import { CloudInitFileOptions, CloudInitFreezeHooks, CloudInitInterfaceOptions, CloudInitProps, CloudInitUserOptions } from './cloud-init-options';
import { argument, command, packageName, serviceName } from './commands';
import { Contents, emptyContents, putFile, putPackages, putSection, putSetup, putUser, toDocument } from './contents';
import { binaryFile, textFile } from './file';
import { interfaceSetup } from './interface';
import { FREEZE_HOOKS, HOTPLUG_CPU, HOTPLUG_MEMORY, STRICT_ARP, freezeHook, hotplugNics } from './linux-setup';
import { mountEntry, putMount } from './mount';
import { sectionKey } from './section';
import { settings } from './settings';
import { publicKey } from './ssh-key';
import { userEntry } from './user';
import { CallerError } from '../manifest/caller-error';
import { checkProps, guard } from '../values/guard';
import { ICloudInit } from '../values/machine-provisioning';
import { MountOptions } from '../values/mount';

/**
 * The setup of a Linux guest at its first start, as a valid `#cloud-config` for cloud-init.
 *
 * Additions must come before a machine uses it, so that each machine gets all of them. After that, add to a `copy`.
 *
 * @see https://docs.cloud-init.io/en/latest/reference/modules.html
 *
 * @example
 *
 * const init = new dvp.CloudInit({ timezone: 'Europe/Berlin' });
 * init.addUser('ops', { sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfVI5F2XzDLpSBHbcaOJuRkOXLgLb5mkg8DQmbSA3Ky'], sudo: true });
 * init.addPackages('nginx');
 * init.enableService('nginx');
 * const provisioning = dvp.Provisioning.cloudInit(init);
 */
export class CloudInit implements ICloudInit {
  static { guard(this, 'CloudInit'); }

  private readonly props: CloudInitProps;
  private contents: Contents = emptyContents();
  private sealed = false;

  /**
   * Sets the settings of the whole guest.
   *
   * @throws if a host name, time zone, locale or message does not have the form that its property describes
   */
  constructor(props: CloudInitProps = {}) {
    checkProps('CloudInit', 'CloudInitProps', props);
    settings(props);
    this.props = { ...props };
  }

  /**
   * Creates a user, in addition to the default user of the image.
   *
   * @param name 1 to 32 lower-case letters, digits, `_`, `-` and `.`, the first a letter or `_`
   * @throws if the user was already added, a name, path, number or rule has an invalid form, or a key is not a public key
   */
  public addUser(name: string, options: CloudInitUserOptions = {}): void {
    putUser(this.open(), userEntry(name, options));
  }

  /**
   * Adds SSH keys for the default user of the image, such as `ubuntu`.
   *
   * @param keys public keys, each one line as in a `.pub` file
   * @throws if a key is not a public key, or `keepDefaultUser` is `false`
   */
  public addDefaultUserKeys(...keys: string[]): void {
    const contents = this.open();
    if (this.props.keepDefaultUser === false) {
      throw new CallerError("keys of the default user need the default user, got 'keepDefaultUser' false: leave it out, or give the keys to a user of 'addUser'");
    }
    contents.keys.push(...keys.map(key => publicKey('the user of the image', key)));
  }

  /**
   * Installs packages, and updates the package lists first unless `packageUpdate` is `false`. Duplicates are ignored.
   *
   * @param names names for the package manager of the guest, for example `nginx` or `nginx=1.26.0-1`
   * @throws if a name is blank, contains spaces or starts with a dash
   */
  public addPackages(...names: string[]): void {
    putPackages(this.open(), names.map(packageName));
  }

  /**
   * Writes a text file. Text that is not readable in YAML, such as control characters, is encoded in base64.
   *
   * @param path absolute path of the file; missing directories are created
   * @param text content of the file, or with `append` the content to add at its end
   * @throws if the file was already added and `append` is not set, or a path, owner or permission has an invalid form
   */
  public addFile(path: string, text: string, options: CloudInitFileOptions = {}): void {
    putFile(this.open(), textFile(path, text, options));
  }

  /**
   * Writes a binary file.
   *
   * @param path absolute path of the file; missing directories are created
   * @param base64 the bytes in base64; line breaks are ignored
   * @throws the errors of `addFile`, and if `base64` is not base64
   */
  public addBinaryFile(path: string, base64: string, options: CloudInitFileOptions = {}): void {
    putFile(this.open(), binaryFile(path, base64, options));
  }

  /**
   * Runs commands once, at the end of the first start, after packages and files. If a command fails, the next ones still run.
   *
   * @param commands command lines for `sh`; they keep their order, also among `addRunArguments` and `enableService`
   * @throws if a command is blank or contains a NUL character
   */
  public addRunCommands(...commands: string[]): void {
    this.open().run.push(...commands.map(command));
  }

  /**
   * Runs one command as `addRunCommands` does, but without a shell, so arguments do not need quotes.
   *
   * @param args the program, then its arguments, for example `echo` and `$5 && more`
   * @throws if the program is missing or blank, or an argument contains a NUL character
   */
  public addRunArguments(...args: string[]): void {
    this.open().run.push([command(args[0] ?? ''), ...args.slice(1).map(argument)]);
  }

  /**
   * Runs commands at every start, early: before the network is up.
   *
   * @param commands command lines for `sh`
   * @throws if a command is blank or contains a NUL character
   */
  public addBootCommands(...commands: string[]): void {
    this.open().boot.push(...commands.map(command));
  }

  /**
   * Starts a systemd service at the end of the first start, in the order of the run commands, and at every later start.
   *
   * @param service for example `nginx` or `nginx.service`; a second call for the same service is ignored
   * @throws if the name has an invalid form
   */
  public enableService(service: string): void {
    this.addRunOnce(['systemctl', 'enable', '--now', serviceName(service)]);
  }

  /**
   * Installs and starts the QEMU guest agent. The platform needs it to read the state of the guest and for consistent snapshots.
   */
  public installGuestAgent(): void {
    this.addPackages('qemu-guest-agent');
    this.enableService('qemu-guest-agent.service');
  }

  /**
   * Runs commands before and after file systems are frozen for a snapshot, so that an application writes its data to disk.
   * Installs the guest agent, which runs them.
   *
   * @param id name of the script, letters, digits, `-` and `_`; scripts run in the order of their names
   * @throws if the id was already added or has an invalid form, or a command is blank
   * @see https://www.qemu.org/docs/master/interop/qemu-ga.html
   */
  public addFreezeHooks(id: string, hooks: CloudInitFreezeHooks): void {
    const setup = freezeHook(id, hooks.freeze, hooks.thaw);
    setup.files.forEach(file => putFile(this.open(), file));
    this.installGuestAgent();
    putSetup(this.open(), FREEZE_HOOKS);
  }

  /**
   * Mounts a disk by the label of its file system, at every start. A blank disk is formatted first.
   *
   * A disk is formatted only if it is blank and it is the only candidate. A disk with a file system, partitions or any data is left unchanged,
   * and so are several matching disks; the log of cloud-init reports it. `VirtualMachine.mount` calls this with the properties of a disk.
   *
   * @param label label of the file system, 1 to 12 letters, digits, dashes and underscores
   * @param path absolute path, created if it is missing; the mount hides existing files in it
   * @throws if a label, path, owner or option has an invalid form, a label or path was already added, or sizes do not distinguish two blank disks
   */
  public addMount(label: string, path: string, options: MountOptions = {}): void {
    putMount(this.open().mounts, mountEntry(label, path, options));
  }

  /**
   * Sets up an interface, identified by its MAC address, for the `networkStyle` of the guest.
   *
   * For additional networks only: the first interface, in the main network, does not need it.
   *
   * @param id name of the file, 1 to 15 lower-case letters, digits and dashes, for example `office`; the interface keeps its name
   * @throws if `networkStyle` is not set, the id was already added, or an address has an invalid form
   */
  public addInterface(id: string, options: CloudInitInterfaceOptions): void {
    const { files, run } = interfaceSetup(this.props.networkStyle, id, options);
    files.forEach(file => putFile(this.open(), file));
    run.forEach(args => this.addRunOnce(args));
  }

  /**
   * Makes each interface answer ARP requests for its own addresses only. For machines with several interfaces in one network:
   * without it, neighbours may get the MAC address of the wrong interface.
   *
   * @see https://docs.kernel.org/networking/ip-sysctl.html
   */
  public strictArp(): void {
    putSetup(this.open(), STRICT_ARP);
  }

  /**
   * Activates processors that are added to the running machine. The platform needs a feature gate for it.
   */
  public onlineHotplugCpu(): void {
    putSetup(this.open(), HOTPLUG_CPU);
  }

  /**
   * Activates memory that is added to the running machine. The platform needs a feature gate for it.
   */
  public onlineHotplugMemory(): void {
    putSetup(this.open(), HOTPLUG_MEMORY);
  }

  /**
   * Enables DHCP on interfaces that are added to the running machine. Networks with a pool of addresses need it.
   *
   * NetworkManager does so by default, so for it this adds nothing.
   *
   * @throws if `networkStyle` is not set, or is `NetworkStyle.INTERFACES`
   */
  public onlineHotplugNics(): void {
    putSetup(this.open(), hotplugNics(this.props.networkStyle));
  }

  /**
   * Adds a section of cloud-init that does not have a method here.
   *
   * @param key top-level key of a cloud-init module, for example `ntp`
   * @param content value of the key: objects, lists, strings, numbers, booleans. Keys are sorted. null is kept in lists; in objects it is kept
   * only in TypeScript: other languages omit such a key
   * @throws if the key was already added, belongs to a method or property of this class, is for passwords or for the network, or if JSON cannot
   * hold the content
   */
  public addSection(key: string, content: any): void {
    putSection(this.open(), sectionKey(key), plainCopy(`the section '${key}'`, content));
  }

  /**
   * The user data, which starts with `#cloud-config`. The same additions give the same user data.
   */
  public render(): string {
    return cloudConfig(toDocument(this.props, this.contents));
  }

  /**
   * A copy, which allows additions even if a machine uses the original.
   */
  public copy(): CloudInit {
    const copy = new CloudInit(this.props);
    copy.contents = structuredClone(this.contents);
    return copy;
  }

  /**
   * Refuses additions from now on, since their effect would depend on the order of the code.
   *
   * @internal
   */
  public _seal(): void {
    this.sealed = true;
  }

  /**
   * @internal
   */
  public _hasPasswords(): boolean {
    return this.contents.users.some(({ passwd }) => passwd !== undefined);
  }

  /**
   * @internal
   */
  public _copy(): CloudInit {
    return this.copy();
  }

  private addRunOnce(args: string[]): void {
    if (!this.open().run.some(known => String(known) === String(args))) {
      this.addRunArguments(...args);
    }
  }

  private open(): Contents {
    if (this.sealed) {
      throw new CallerError("this cloud-init is in use by a machine: add to it before 'Provisioning.cloudInit', or add to its 'copy()'");
    }
    return this.contents;
  }
}
