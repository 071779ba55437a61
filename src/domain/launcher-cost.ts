// What a machine costs its node and the quota of its namespace. Each figure is the largest one of the releases since DVP 1.4.
// https://github.com/deckhouse/3p-kubevirt/blob/main/pkg/virt-controller/services/renderresources.go

const MEBIBYTE = 2 ** 20;

/** the processes of the pod of a machine: its monitor, launcher, log, libvirt and QEMU, a thread for I/O, the memory of the screen, a TPM */
const PROCESSES = (25 + 100 + 25 + 40 + 30 + 8 + 32 + 53) * MEBIBYTE;
/** for the disks while a machine moves */
const DISKS = 60 * MEBIBYTE;
const PER_CORE = 8 * MEBIBYTE;
/** a page table has a byte for each 512 bytes of the guest */
const PAGE_TABLE = 512;

/** the pod that attaches disks to a running machine */
const ATTACHMENT = { millicores: 10, memory: 2_000_000 };

/** the pod that loads or converts an image or disk */
export const IMPORT = { millicores: 100, memory: 60_000_000 };

/** what the pods of one machine request */
export interface MachineCost {
  /** thousandths of a core */
  readonly millicores: number;
  /** bytes */
  readonly memory: number;
}

/** the memory of the pod of a machine beside that of its guest, in bytes */
export const launcherOverhead = (memory: number, cores: number): number => Math.ceil(memory / PAGE_TABLE) + PROCESSES + DISKS + PER_CORE * cores;

/**
 * What one running machine requests.
 *
 * @param memory of the guest, in bytes
 * @param percent guaranteed share of each core
 */
export function machineCost(cores: number, percent: number, memory: number): MachineCost {
  return {
    millicores: Math.ceil(cores * percent * 10) + ATTACHMENT.millicores,
    memory: memory + launcherOverhead(memory, cores) + ATTACHMENT.memory,
  };
}
