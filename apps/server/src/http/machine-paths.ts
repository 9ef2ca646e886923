/** Whether a path is read by programs: its errors are problem+json, its forms have no tokens. */
export const isForMachines = (path: string): boolean => /^\/(api|health|metrics)(\/|$)/.test(path);
