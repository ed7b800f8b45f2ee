// The address of a worker. Under Trusted Types, a browser takes it only from a policy.

const policy = (globalThis as any).trustedTypes?.createPolicy("film-cards-studio", {
  createScriptURL: (address: string) => address,
});

/** The address of the worker `name`, which lies beside this script. */
export function workerAddress(name: string): string {
  const address = new URL(name, import.meta.url).href;
  return policy ? policy.createScriptURL(address) : address;
}
