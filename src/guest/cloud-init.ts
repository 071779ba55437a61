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
import { checkProps, guard } from '../values/guard';
import { ICloudInit } from '../values/machine-provisioning';
import { MountOptions } from '../values/mount';

/**
 * What cloud-init sets up inside a Linux guest when it starts for the first time; it always makes valid `#cloud-config`.
 *
 * Additions have to come before a machine uses it, so that every machine gets what the app says; `copy` goes on from there.
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
   * Starts with the settings of the whole guest.
   *
   * @throws if a host name, time zone, locale or message has another form than its property says
   */
  constructor(props: CloudInitProps = {}) {
    checkProps('CloudInit', 'CloudInitProps', props);
    settings(props);
    this.props = { ...props };
  }

  /**
   * Makes a user, beside the one that comes with the image.
   *
   * @param name 1 to 32 lower-case letters, digits, `_`, `-` and `.`, the first a letter or `_`
   * @throws if the user is there already, a name, path, number or rule has another form, or a key is not a public key
   */
  public addUser(name: string, options: CloudInitUserOptions = {}): void {
    putUser(this.open(), userEntry(name, options));
  }

  /**
   * Adds ssh keys for the user that comes with the image, such as `ubuntu`.
   *
   * @param keys public keys, each one line as in a `.pub` file
   * @throws if a key is not a public key, or `keepDefaultUser` is `false`
   */
  public addDefaultUserKeys(...keys: string[]): void {
    const contents = this.open();
    if (this.props.keepDefaultUser === false) {
      throw new Error("keys of the default user need the default user, got 'keepDefaultUser' false: leave it out, or give the keys to a user of 'addUser'");
    }
    contents.keys.push(...keys.map(key => publicKey('the user of the image', key)));
  }

  /**
   * Installs packages, after fetching the lists of packages unless `packageUpdate` says otherwise. A package named twice is installed once.
   *
   * @param names as the package manager of the guest takes them, for example `nginx` or `nginx=1.26.0-1`
   * @throws if a name is blank, holds spaces or starts with a dash
   */
  public addPackages(...names: string[]): void {
    putPackages(this.open(), names.map(packageName));
  }

  /**
   * Writes a text file. Text that YAML cannot show, such as control characters, goes as base64.
   *
   * @param path absolute path of the file; missing directories are made
   * @param text all of the file, or with `append` what comes after the rest
   * @throws if the file is there already and this does not append to it, or a path, owner or permission has another form
   */
  public addFile(path: string, text: string, options: CloudInitFileOptions = {}): void {
    putFile(this.open(), textFile(path, text, options));
  }

  /**
   * Writes a file of any bytes.
   *
   * @param path absolute path of the file; missing directories are made
   * @param base64 the bytes in base64; line breaks do not matter
   * @throws as `addFile` does, and if the text is not base64
   */
  public addBinaryFile(path: string, base64: string, options: CloudInitFileOptions = {}): void {
    putFile(this.open(), binaryFile(path, base64, options));
  }

  /**
   * Runs commands once, at the end of the first start, with packages and files in place. One that fails does not stop those after it.
   *
   * @param commands command lines for `sh`; they keep their order, also among `addRunArguments` and `enableService`
   * @throws if a command is blank or holds a NUL character
   */
  public addRunCommands(...commands: string[]): void {
    this.open().run.push(...commands.map(command));
  }

  /**
   * Runs one command as `addRunCommands` does, but without a shell, so that nothing needs quotes.
   *
   * @param args the program, then its arguments, for example `echo` and `$5 && more`
   * @throws if there is no program, it is blank, or an argument holds a NUL character
   */
  public addRunArguments(...args: string[]): void {
    this.open().run.push([command(args[0] ?? ''), ...args.slice(1).map(argument)]);
  }

  /**
   * Runs commands at every start, before the network and nearly everything else.
   *
   * @param commands command lines for `sh`
   * @throws if a command is blank or holds a NUL character
   */
  public addBootCommands(...commands: string[]): void {
    this.open().boot.push(...commands.map(command));
  }

  /**
   * Starts a service of systemd at the end of the first start, and at every later one. Its place is among the run commands.
   *
   * @param service for example `nginx` or `nginx.service`; one that is enabled twice is enabled where it was first
   * @throws if the name has another form
   */
  public enableService(service: string): void {
    this.addRunOnce(['systemctl', 'enable', '--now', serviceName(service)]);
  }

  /**
   * Installs and starts the QEMU guest agent, by which the platform sees into the guest and freezes it for consistent snapshots.
   */
  public installGuestAgent(): void {
    this.addPackages('qemu-guest-agent');
    this.enableService('qemu-guest-agent.service');
  }

  /**
   * Runs commands before and after file systems are frozen for a snapshot, so that an application writes down what it has in mind.
   * Installs the guest agent, which runs them.
   *
   * @param id name of the script, letters, digits, `-` and `_`; scripts run in the order of their names
   * @throws if the id is there already or has another form, or a command is blank
   * @see https://www.qemu.org/docs/master/interop/qemu-ga.html
   */
  public addFreezeHooks(id: string, hooks: CloudInitFreezeHooks): void {
    const setup = freezeHook(id, hooks.freeze, hooks.thaw);
    setup.files.forEach(file => putFile(this.open(), file));
    this.installGuestAgent();
    putSetup(this.open(), FREEZE_HOOKS);
  }

  /**
   * Mounts a disk by the label of its file system, at every start, and gives a blank disk that file system first.
   *
   * A disk is formatted only if nothing is found on it and no other could be meant: one that has a file system, partitions or any data,
   * and several that fit, are left alone, and the log of cloud-init says so. `VirtualMachine.mount` calls this with the facts of a disk.
   *
   * @param label label of the file system, 1 to 12 letters, digits, dashes and underscores
   * @param path absolute path, made if it is missing; what is in it is hidden
   * @throws if a label, path, owner or option has another form, a label or path is there already, or nothing tells two blank disks apart
   */
  public addMount(label: string, path: string, options: MountOptions = {}): void {
    putMount(this.open().mounts, mountEntry(label, path, options));
  }

  /**
   * Sets up an interface that is known by its hardware address, in the way of the guest's `networkStyle`.
   *
   * The first interface, in the main network, sets itself up: this is for the others.
   *
   * @param id name of the file, 1 to 15 lower-case letters, digits and dashes, for example `office`; the interface keeps its name
   * @throws if there is no `networkStyle`, the id is there already, or an address has another form
   */
  public addInterface(id: string, options: CloudInitInterfaceOptions): void {
    const { files, run } = interfaceSetup(this.props.networkStyle, id, options);
    files.forEach(file => putFile(this.open(), file));
    run.forEach(args => this.addRunOnce(args));
  }

  /**
   * Makes an interface answer for its own addresses only: for machines with several interfaces in one network,
   * whose neighbours would otherwise take one hardware address for another.
   *
   * @see https://docs.kernel.org/networking/ip-sysctl.html
   */
  public strictArp(): void {
    putSetup(this.open(), STRICT_ARP);
  }

  /**
   * Puts processors to work that the machine gets while it runs. The platform needs a feature gate for it.
   */
  public onlineHotplugCpu(): void {
    putSetup(this.open(), HOTPLUG_CPU);
  }

  /**
   * Puts memory to work that the machine gets while it runs. The platform needs a feature gate for it.
   */
  public onlineHotplugMemory(): void {
    putSetup(this.open(), HOTPLUG_MEMORY);
  }

  /**
   * Lets interfaces that the machine gets while it runs ask for an address by DHCP, as networks with a pool of addresses need it.
   *
   * NetworkManager does so by itself, and then there is nothing to write.
   *
   * @throws if there is no `networkStyle`, or it is `NetworkStyle.INTERFACES`
   */
  public onlineHotplugNics(): void {
    putSetup(this.open(), hotplugNics(this.props.networkStyle));
  }

  /**
   * Adds what this class has no method for.
   *
   * @param key top-level key of a cloud-init module, for example `ntp`
   * @param content what the module reads below its key: objects, lists, text, numbers, booleans. Keys are sorted; null stays in a list,
   * and in an object in TypeScript alone: the other languages leave such a key out
   * @throws if the key is there already, belongs to a method or property of this class, or holds passwords; or if JSON cannot hold the content
   */
  public addSection(key: string, content: any): void {
    putSection(this.open(), sectionKey(key), plainCopy(`the section '${key}'`, content));
  }

  /**
   * The text that the guest gets, `#cloud-config` and all; the same additions make the same text.
   */
  public render(): string {
    return cloudConfig(toDocument(this.props, this.contents));
  }

  /**
   * A cloud-init with all that is in this one, to which more can be added, whether or not a machine uses this one.
   */
  public copy(): CloudInit {
    const copy = new CloudInit(this.props);
    copy.contents = structuredClone(this.contents);
    return copy;
  }

  /**
   * A machine uses it: later additions are refused, since their effect would depend on the order of the code.
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
      throw new Error("this cloud-init is in use by a machine: add to it before 'Provisioning.cloudInit', or add to its 'copy()'");
    }
    return this.contents;
  }
}
